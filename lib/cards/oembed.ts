import { z } from "zod";
import { siteSettings } from "#lib/settings/queries.ts";
import { type PublishedStory, storyBySlug } from "#lib/stories/queries.ts";
import { escaped, storyEmbed } from "./embed.ts";
import { cardSize } from "./face.ts";
import { storyCard } from "./queries.ts";

/** The values of an answer by their names in oEmbed 1.0 (https://oembed.com, 2.3.4). */
export type OEmbed = Record<string, string | number>;

export type Answer =
  | { status: 200; type: string; body: string }
  | { status: 400 | 404 | 501; sentence: string };

const pixels = z.coerce.number().int().positive().max(10_000).optional();

const asked = z.object({
  url: z.url(),
  format: z.string().default("json"),
  maxwidth: pixels.catch(undefined),
  maxheight: pixels.catch(undefined),
});

/**
 * Answers what another program asks about an address of this site (oEmbed 1.0): how a story is shown in a page elsewhere.
 * `siteUrl` is this site's. 501 for a format other than JSON and XML, 404 where no story is, also one that was retracted.
 */
export async function answerOEmbed(query: URLSearchParams, siteUrl: string): Promise<Answer> {
  const parsed = asked.safeParse(Object.fromEntries(query));
  if (!parsed.success) return { status: 400, sentence: "Say which page with “url”, as a whole address." };
  const { url, format, maxwidth = Infinity, maxheight = Infinity } = parsed.data;
  if (format !== "json" && format !== "xml")
    return { status: 501, sentence: "There is JSON (format=json) and XML (format=xml)." };
  const slug = slugAt(url, siteUrl);
  const story = slug && (await storyAt(slug));
  if (!story) return { status: 404, sentence: "There is no story at this address." };
  const values = await valuesOf(story, siteUrl, { width: maxwidth, height: maxheight });
  return format === "json"
    ? { status: 200, type: "application/json", body: JSON.stringify(values) }
    : { status: 200, type: "text/xml; charset=utf-8", body: inXml(values) };
}

/** The story that an address of this site is of, by its last part; null for any other address. */
function slugAt(url: string, siteUrl: string): string | null {
  const { host, pathname } = new URL(url);
  const part = /^\/(?:news|embed)\/([^/]+)\/?$/.exec(pathname)?.[1];
  if (part === undefined || host !== new URL(siteUrl).host) return null;
  try {
    return decodeURIComponent(part).normalize("NFC");
  } catch {
    return null;
  }
}

async function storyAt(slug: string): Promise<PublishedStory | null> {
  const found = await storyBySlug(slug);
  if (found.kind === "found") return found.story;
  if (found.kind !== "moved") return null;
  const moved = await storyBySlug(found.slug);
  return moved.kind === "found" ? moved.story : null;
}

async function valuesOf(
  story: PublishedStory,
  siteUrl: string,
  most: { width: number; height: number },
): Promise<OEmbed> {
  const { name } = await siteSettings();
  const { headline, author } = story;
  const card = await storyCard(story);
  const showsCard = card && cardSize.width <= most.width && cardSize.height <= most.height;
  return {
    version: "1.0",
    type: "rich",
    title: headline,
    provider_name: name,
    provider_url: siteUrl,
    ...(author && {
      author_name: author.name,
      author_url: `${siteUrl}/authors/${encodeURIComponent(author.slug)}`,
    }),
    ...storyEmbed(story, siteUrl, most),
    ...(showsCard && {
      thumbnail_url: siteUrl + card.src,
      thumbnail_width: cardSize.width,
      thumbnail_height: cardSize.height,
    }),
  };
}

function inXml(values: OEmbed): string {
  const elements = Object.entries(values).map(
    ([name, value]) => `<${name}>${escaped(String(value))}</${name}>`,
  );
  return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>${elements.join("")}</oembed>\n`;
}
