import { feedAnswer } from "#lib/feeds/answer.ts";
import { site } from "#lib/feeds/formats.ts";

export const dynamic = "force-dynamic";

export function GET(request: Request): Promise<Response> {
  return feedAnswer(site, "feed.json", new URL(request.url).searchParams);
}
