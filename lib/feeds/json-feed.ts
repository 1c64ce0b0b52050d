import type { Wording } from "#lib/language/wording.ts";
import { type Entry, entriesOf, type Feed, type FeedStory } from "./feed.ts";
import { storyHtml } from "./html.ts";
import { readable } from "./xml.ts";

/**
 * A feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). `_takewire` holds what no other format has a place for: the
 * parts of the record one by one, so that a program can show the take, or list what is to be done, without taking HTML apart.
 */
export function jsonFeed(feed: Feed): string {
  const home = { name: feed.siteName, url: feed.siteUrl };
  const document = {
    version: "https://jsonfeed.org/version/1.1",
    title: feed.title,
    home_page_url: feed.pageUrl,
    feed_url: feed.url,
    description: feed.description,
    favicon: new URL("/favicon.svg", feed.siteUrl).href,
    authors: [home],
    language: feed.language,
    items: entriesOf(feed).map((entry) => item(entry, feed)),
  };
  return `${JSON.stringify(document, (_key, value) => (typeof value === "string" ? readable(value) : value))}\n`;
}

function item({ id, url, story }: Entry, { part, siteUrl, wording }: Feed) {
  const { picture, section, tags, author } = story;
  return {
    id,
    url,
    title: story.headline,
    summary: story.summary,
    ...(story.language !== null && { language: story.language }),
    content_html: storyHtml(story, wording, part),
    ...(picture && { image: picture.url }),
    date_published: story.publishedAt.toISOString(),
    date_modified: story.updatedAt.toISOString(),
    ...(author && { authors: [author] }),
    tags: [...(section ? [section.name] : []), ...tags.map(({ name }) => name)],
    ...(picture?.file && {
      attachments: [{ url: picture.url, mime_type: picture.file.type, size_in_bytes: picture.file.bytes }],
    }),
    ...(part === null && {
      _takewire: { about: new URL("/feeds#json", siteUrl).href, ...record(story, wording) },
    }),
  };
}

/** The parts one by one; days are YYYY-MM-DD in the site's time zone. */
function record(story: FeedStory, wording: Wording) {
  return {
    section: story.section,
    our_take_html: storyHtml(story, wording, "take"),
    why_it_matters_html: storyHtml(story, wording, "why"),
    ...(story.claim && { claim: { text: story.claim, look_back: story.lookBack } }),
    do_this_week: story.doThisWeek,
    sources: story.sources,
    corrections: story.corrections,
    ...(story.picture && { picture: { alt: story.picture.alt, credit: story.picture.credit } }),
  };
}
