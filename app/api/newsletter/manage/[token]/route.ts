import { choose, forgetMe } from "#lib/newsletter/managing.ts";
import { formOf, isOwnForm, notOurForm, seeOther } from "../../form.ts";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ token: string }> };

/** The forms of a subscriber's own page: which stories they get, or that nothing is to be known of them any more. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  if (!isOwnForm(request)) return notOurForm();
  const { token } = await params;
  const form = await formOf(request);
  const back = (said: string) => seeOther(`/this-week/mail/${encodeURIComponent(token)}?said=${said}`);
  if (form.get("do") === "forget") return back((await forgetMe(token)).ok ? "forgotten" : "none");
  const tags = form.getAll("tag").filter((each) => typeof each === "string");
  const done = await choose(token, { everything: form.get("what") !== "tags", tags });
  return back(done.ok ? "saved" : "none");
}
