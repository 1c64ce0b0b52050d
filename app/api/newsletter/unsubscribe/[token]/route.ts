import { unsubscribe } from "#lib/newsletter/managing.ts";
import { formOf, seeOther } from "../../form.ts";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ token: string }> };

/** Where List-Unsubscribe leads. Whoever opens it, a person or a scanner, gets the page with the button. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  return seeOther(`/this-week/mail/${encodeURIComponent((await params).token)}`);
}

/** One click in the mail program (RFC 8058), without signing in and without a page of ours; or the button of the page. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const form = await formOf(request);
  const done = await unsubscribe(token);
  if (form.get("do") === "leave")
    return seeOther(`/this-week/mail/${encodeURIComponent(token)}?said=${done.ok ? "left" : "none"}`);
  const words = done.ok ? "You are unsubscribed." : "This link does not work: it was not made by this site.";
  return new Response(`${words}\n`, {
    status: done.ok ? 200 : 404,
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
  });
}
