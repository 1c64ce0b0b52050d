import { sitemapAnswer } from "#lib/feeds/sitemap-answer.ts";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ file: string }> };

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  return sitemapAnswer((await params).file);
}
