import { answerOEmbed } from "#lib/cards/oembed.ts";
import { env } from "#lib/env.ts";

export const dynamic = "force-dynamic";

/** oEmbed 1.0: what other programs ask so as to show a story in a page of theirs. Scripts elsewhere may ask, too. */
export async function GET(request: Request): Promise<Response> {
  const answer = await answerOEmbed(new URL(request.url).searchParams, env().SITE_URL);
  const headers = { "Access-Control-Allow-Origin": "*" };
  if (answer.status === 200)
    return new Response(answer.body, { headers: { ...headers, "Content-Type": answer.type } });
  return new Response(`${answer.sentence}\n`, {
    status: answer.status,
    headers: { ...headers, "Content-Type": "text/plain; charset=utf-8" },
  });
}
