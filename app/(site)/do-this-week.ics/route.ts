import { feedAnswer } from "#lib/feeds/answer.ts";
import { site } from "#lib/feeds/formats.ts";

export const dynamic = "force-dynamic";

export function GET(request: Request): Promise<Response> {
  return feedAnswer(site, "do-this-week.ics", new URL(request.url).searchParams);
}
