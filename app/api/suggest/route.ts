import { suggest } from "#lib/search/suggest.ts";

export const dynamic = "force-dynamic";

/** What somebody who types into the search field may mean: headlines, and tags as the query that asks for them. */
export async function GET(request: Request): Promise<Response> {
  const typed = new URL(request.url).searchParams.get("q") ?? "";
  const { stories, tags } = await suggest(typed);
  const options = [
    ...tags.map(({ name }) => (/\s/.test(name) ? `tag:"${name}"` : `tag:${name}`)),
    ...stories.map(({ headline }) => headline),
  ];
  return Response.json(options, { headers: { "Cache-Control": "no-store" } });
}
