import type { Found } from "./found.ts";
import type { Caller, Things } from "./room.ts";
import type { Use } from "./use.ts";

/** What a door said: a code of `lib/result.ts`, "ok", "moved" (elsewhere), or another status; and where to see it. */
export type Answer = { said: string; status: number; text: string; headers: Headers };

/** Uses a door as a browser would, or with other headers. */
export async function ask(
  siteUrl: string,
  door: Found,
  use: Use,
  things: Things,
  { cookie }: Caller,
  changed: Record<string, string | undefined> = {},
): Promise<Answer> {
  const path = use.path?.(things) ?? door.path.replace(/\[[^\]]*\]/g, "x");
  const sent = use.send?.(things);
  const headers = Object.entries({ origin: siteUrl, cookie, "next-action": door.action, ...changed });
  const response = await fetch(siteUrl + path, {
    method: door.method,
    redirect: "manual",
    headers: Object.fromEntries(headers.flatMap(([name, value]) => (value ? [[name, value]] : []))),
    ...(sent !== undefined && { body: bodyOf(door, sent) }),
  });
  const answer = { status: response.status, text: await response.text(), headers: response.headers };
  return { ...answer, said: heardIn(door, answer) };
}

function bodyOf(door: Found, sent: unknown): BodyInit {
  if (sent instanceof FormData) return sent;
  if (Buffer.isBuffer(sent)) return new Uint8Array(sent);
  const json = JSON.stringify(door.kind === "action" ? [sent] : sent);
  return new Blob([json], { type: door.kind === "action" ? "text/plain;charset=UTF-8" : "application/json" });
}

function heardIn({ kind }: Found, { status, text, headers }: Omit<Answer, "said">): string {
  const problem = kind === "page" ? undefined : /"ok":false,"problem":\{"code":"(\w+)"/.exec(text)?.[1];
  const location = headers.get("location") ?? headers.get("x-action-redirect") ?? "";
  if (problem) return problem;
  if (location.startsWith("/desk/sign-in?next=")) return "unauthenticated";
  if (kind === "page" && location === "/") return "forbidden";
  if (location) return "moved";
  return statuses[status] ?? `status ${status}`;
}

const statuses: Record<number, string> = {
  200: "ok",
  401: "unauthenticated",
  403: "forbidden",
  404: "not_found",
  429: "conflict",
};
