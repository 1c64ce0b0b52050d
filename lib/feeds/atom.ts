import { spoken } from "#lib/language/spoken.ts";
import { type Entry, entriesOf, type Feed, lastChange, type Place, schemeOf, urn } from "./feed.ts";
import { formats } from "./formats.ts";
import { storyHtml } from "./html.ts";
import { element, xmlDocument } from "./xml.ts";

/** A feed as Atom 1.0 (RFC 4287). What a story rests on are its "via" links. */
export function atom(feed: Feed): string {
  const entries = entriesOf(feed);
  return xmlDocument(
    element(
      "feed",
      { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": feed.language },
      element("id", {}, urn(feed.uuid)),
      element("title", {}, feed.title),
      element("subtitle", {}, feed.description),
      element("updated", {}, (lastChange(entries) ?? new Date(0)).toISOString()),
      person({ name: feed.siteName, url: feed.siteUrl }),
      element("link", { rel: "self", type: formats["atom.xml"].type, href: feed.url }),
      element("link", { rel: "alternate", type: "text/html", href: feed.pageUrl }),
      element("icon", {}, new URL("/favicon.svg", feed.siteUrl).href),
      element("rights", {}, `© ${feed.siteName}`),
      element("generator", {}, "Takewire"),
      entries.map((entry) => entryOf(entry, feed)),
    ),
  );
}

function entryOf({ id, url, story }: Entry, { part, wording }: Feed) {
  const { picture, section, tags, author } = story;
  return element(
    "entry",
    { "xml:lang": spoken(story.language, wording).lang },
    element("id", {}, id),
    element("title", {}, story.headline),
    element("link", { rel: "alternate", type: "text/html", href: url }),
    element("published", {}, story.publishedAt.toISOString()),
    element("updated", {}, story.updatedAt.toISOString()),
    author && person(author),
    section && category(section),
    tags.map(category),
    element("summary", {}, story.summary),
    element("content", { type: "html" }, storyHtml(story, wording, part)),
    picture &&
      element("link", {
        rel: "enclosure",
        href: picture.url,
        type: picture.file?.type,
        length: picture.file?.bytes,
        title: picture.alt || null,
      }),
    sources(story.sources).map(({ name, url: href }) =>
      element("link", { rel: "via", href, title: name || null }),
    ),
  );
}

function person({ name, url }: Place) {
  return element("author", {}, element("name", {}, name), element("uri", {}, url));
}

function category(place: Place) {
  return element("category", { term: place.name, label: place.name, scheme: schemeOf(place) });
}

function sources(given: Entry["story"]["sources"]): Place[] {
  return given.flatMap(({ title, url }) =>
    /^https?:/i.test(url) && URL.canParse(url) ? { name: title, url: new URL(url).href } : [],
  );
}
