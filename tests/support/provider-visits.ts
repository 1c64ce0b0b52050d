import { addressHeader } from "#lib/auth/address.ts";
import { personOf } from "#lib/auth/read-session.ts";
import { GET, POST } from "../../app/api/auth/[...all]/route.ts";
import type { Known, SignInProvider } from "./provider.ts";

/** The address of the site that these visits are to; nothing listens there. */
export const site = "http://127.0.0.1:4999";

export function ask(address: string, headers: Record<string, string> = {}): Promise<Response> {
  return GET(
    new Request(new URL(address, site), { headers: { [addressHeader]: "198.51.100.7", ...headers } }),
  );
}

export function begin(query = "", headers: Record<string, string> = {}): Promise<Response> {
  return ask(`/api/auth/oidc${query}`, headers);
}

/** The address at which the provider sends a browser back, once it has signed somebody in. */
export async function throughProvider(provider: SignInProvider, start: string, who: string): Promise<string> {
  provider.answerWith(who);
  const jar = new Map<string, string>();
  for (let address = start; ; ) {
    if (address.startsWith(site)) return address;
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(address, { redirect: "manual", headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [name = "", value = ""] = (line.split(";")[0] ?? "").split(/=(.*)/s);
      jar.set(name, value);
    }
    const location = response.headers.get("location");
    if (!location) throw new Error(`${address} answered ${response.status}: ${await response.text()}`);
    address = new URL(location, address).href;
  }
}

/** The whole way as one person; gives the site's last answer. */
export async function signInAt(
  provider: SignInProvider,
  who: Known | "access_denied",
  query = "",
): Promise<Response> {
  const sub = who === "access_denied" ? who : who.sub;
  if (who !== "access_denied") provider.know(who);
  const begun = await begin(query);
  const back = await throughProvider(provider, begun.headers.get("location") ?? "", sub);
  return ask(back, { cookie: cookiesOf(begun) });
}

export function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0] ?? "")
    .filter((pair) => !pair.endsWith("="))
    .join("; ");
}

export function whoIs(response: Response) {
  return personOf(cookiesOf(response));
}

export function ending(response: Response): string | null {
  return response.headers.get("location");
}

/** Signs in with a password, as the desk's dialog does; gives the answer's status. */
export async function signInWithPassword(email: string, password: string): Promise<number> {
  return (await signInByPassword(email, password)).status;
}

/** The same; gives the answer. */
export function signInByPassword(email: string, password: string): Promise<Response> {
  return POST(
    new Request(`${site}/api/auth/sign-in/email`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: site, [addressHeader]: "198.51.100.7" },
      body: JSON.stringify({ email, password }),
    }),
  );
}
