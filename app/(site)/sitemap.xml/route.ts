import { indexAnswer } from "#lib/feeds/sitemap-answer.ts";

export const dynamic = "force-dynamic";

export function GET(): Promise<Response> {
  return indexAnswer();
}
