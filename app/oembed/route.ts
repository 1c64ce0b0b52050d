import { answerOEmbed } from "#lib/cards/oembed.ts";
import { env } from "#lib/env.ts";

export const dynamic = "force-dynamic";

/** oEmbed 1.0: what other programs ask so as to show a story in a page of theirs. They ask from their servers: no door lets scripts elsewhere read. */
export async function GET(request: Request): Promise<Response> {
  const answer = await answerOEmbed(new URL(request.url).searchParams, env().SITE_URL);
  if (answer.status === 200) return new Response(answer.body, { headers: { "Content-Type": answer.type } });
  return new Response(`${answer.sentence}\n`, {
    status: answer.status,
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
}
