import { feedAnswer } from "#lib/feeds/answer.ts";
import { readSlug } from "../../../address.ts";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ slug: string; file: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { slug, file } = await params;
  return feedAnswer({ kind: "section", slug: readSlug(slug) }, file, new URL(request.url).searchParams);
}
