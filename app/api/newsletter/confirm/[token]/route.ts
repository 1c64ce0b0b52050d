import { managePath } from "#lib/newsletter/links.ts";
import { confirm } from "#lib/newsletter/subscribing.ts";
import { isOwnForm, notOurForm, seeOther } from "../../form.ts";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ token: string }> };

/** The button of the page that the mailed link opens: a link that is only looked at, as mail scanners do, confirms nothing. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  if (!isOwnForm(request)) return notOurForm();
  const { token } = await params;
  const done = await confirm(token);
  return seeOther(
    done.ok
      ? `${managePath(done.value.key)}?said=confirmed`
      : `/this-week/confirm/${encodeURIComponent(token)}?said=late`,
  );
}
