import { type Entry, entriesOf, type Feed, lastChange, schemeOf } from "./feed.ts";
import { formats } from "./formats.ts";
import { storyHtml } from "./html.ts";
import { element, xmlDocument } from "./xml.ts";

/**
 * A feed as RSS 2.0 (https://www.rssboard.org/rss-specification), with what its profile recommends: the text in
 * content:encoded, names in dc:creator (RSS has only mail addresses), the feed's own address in atom:link.
 */
export function rss(feed: Feed): string {
  const entries = entriesOf(feed);
  const namespaces = {
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
  };
  const changed = lastChange(entries);
  const channel = element(
    "channel",
    {},
    element("title", {}, feed.title),
    element("link", {}, feed.pageUrl),
    element("description", {}, feed.description),
    element("language", {}, feed.language),
    element("copyright", {}, `© ${feed.siteName}`),
    changed && element("lastBuildDate", {}, rfc822(changed)),
    element("generator", {}, "Takewire"),
    element("docs", {}, "https://www.rssboard.org/rss-specification"),
    element("ttl", {}, "15"),
    element("atom:link", { href: feed.url, rel: "self", type: formats["rss.xml"].type }),
    entries.map((entry) => item(entry, feed)),
  );
  return xmlDocument(element("rss", { version: "2.0", ...namespaces }, channel));
}

function item({ id, url, story }: Entry, { part, wording }: Feed) {
  const file = story.picture?.file;
  return element(
    "item",
    {},
    element("title", {}, story.headline),
    element("link", {}, url),
    element("guid", { isPermaLink: "false" }, id),
    element("pubDate", {}, rfc822(story.publishedAt)),
    element("atom:updated", {}, story.updatedAt.toISOString()),
    story.author && element("dc:creator", {}, story.author.name),
    [story.section, ...story.tags].map(
      (place) => place && element("category", { domain: schemeOf(place) }, place.name),
    ),
    story.language !== null && element("dc:language", {}, story.language),
    element("description", {}, story.summary),
    element("content:encoded", {}, storyHtml(story, wording, part)),
    story.picture &&
      file &&
      element("enclosure", { url: story.picture.url, length: file.bytes, type: file.type }),
  );
}

/** "Thu, 04 Jun 2026 12:00:00 GMT": RFC 822, with the year in four digits as RSS asks. */
function rfc822(instant: Date): string {
  return instant.toUTCString();
}
