import { addressHeader } from "#lib/auth/address.ts";
import { subscribe } from "#lib/newsletter/subscribing.ts";
import { formOf, isOwnForm, notOurForm, seeOther } from "../form.ts";

export const dynamic = "force-dynamic";

const said = { invalid: "address", conflict: "wait", unavailable: "closed" } as const;

/** The plain form by which readers ask for the weekly mail; the page that it leads to says what came of it. */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnForm(request)) return notOurForm();
  const form = await formOf(request);
  const tags = form.getAll("tag").filter((each) => typeof each === "string");
  const from = request.headers.get(addressHeader) ?? "unknown";
  const done = await subscribe({ email: form.get("email"), tags }, from);
  const code = done.ok ? null : done.problem.code;
  return seeOther(
    `/this-week/subscribe?said=${code === null ? "asked" : (said[code as keyof typeof said] ?? "wait")}`,
  );
}
