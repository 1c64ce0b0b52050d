import type { Element, Root } from "hast";
import rehypeParse from "rehype-parse";
import { unified } from "unified";
import { walk } from "#lib/markdown/tree.ts";
import { childrenOf, readXml, textOf, type XmlElement } from "./xml.ts";

/** Says what is wrong; collected rather than thrown, so that a test shows everything at once. */
type Say = (problem: string) => void;

function collect(check: (say: Say) => void): string[] {
  const problems: string[] = [];
  check((problem) => problems.push(problem));
  return problems;
}

/** What of the RSS 2.0 specification and the RSS profile (rssboard.org) a feed does not keep to. */
export function problemsOfRss(text: string): string[] {
  return collect((say) => {
    const root = readXml(text);
    if (root.name !== "rss" || root.uri !== "" || root.attributes.version !== "2.0") say("no rss 2.0");
    const [channel, ...more] = childrenOf(root, "channel");
    if (!channel || more.length > 0) return say("not one channel");
    for (const name of ["title", "link", "description"])
      if (!textOf(channel, name)) say(`channel has not one ${name}`);
    mustBeAbsolute(textOf(channel, "link"), "channel's link", say);
    const self = childrenOf(channel, "link", namespaces.atom).filter(
      ({ attributes }) => attributes.rel === "self",
    );
    if (self.length !== 1) say("not one atom:link to itself");
    mustBeAbsolute(self[0]?.attributes.href, "atom:link", say);
    const built = textOf(channel, "lastBuildDate");
    if (built !== undefined) mustBeRfc822(built, "lastBuildDate", say);
    if (!/^\d+$/.test(textOf(channel, "ttl") ?? "")) say("ttl is no number of minutes");
    const items = childrenOf(channel, "item");
    mustBeUnique(
      items.map((item) => textOf(item, "guid")),
      say,
    );
    for (const item of items) rssItem(item, say);
  });
}

function rssItem(item: XmlElement, say: Say): void {
  for (const name of ["title", "link", "guid", "pubDate", "description"])
    if (childrenOf(item, name).length !== 1) say(`item has not one ${name}`);
  for (const { name, uri } of item.children)
    if (!rssNames.has(`${uri}|${name}`)) say(`item has an element ${uri}|${name}`);
  mustBeAbsolute(textOf(item, "link"), "item's link", say);
  mustBeRfc822(textOf(item, "pubDate") ?? "", "pubDate", say);
  mustBeRfc3339(textOf(item, "updated", namespaces.atom) ?? "", "atom:updated", say);
  const [guid] = childrenOf(item, "guid");
  if (guid?.attributes.isPermaLink !== "false") say("guid is said to be an address");
  for (const { attributes } of childrenOf(item, "category"))
    if (attributes.domain !== undefined) mustBeAbsolute(attributes.domain, "category's domain", say);
  const enclosures = childrenOf(item, "enclosure");
  if (enclosures.length > 1) say("more than one enclosure");
  for (const { attributes } of enclosures) {
    mustBeAbsolute(attributes.url, "enclosure", say);
    if (!/^[1-9]\d*$/.test(attributes.length ?? "")) say("enclosure has no length");
    if (!/^\w+\/[\w.+-]+$/.test(attributes.type ?? "")) say("enclosure has no type");
  }
  const html = textOf(item, "encoded", namespaces.content);
  if (html === undefined) say("item has not one content:encoded");
  else mustLeadAbsolutely(html, say);
}

const namespaces = {
  atom: "http://www.w3.org/2005/Atom",
  content: "http://purl.org/rss/1.0/modules/content/",
  dc: "http://purl.org/dc/elements/1.1/",
};

const rssNames = new Set([
  ...["title", "link", "guid", "pubDate", "description", "category", "enclosure"].map((name) => `|${name}`),
  `${namespaces.content}|encoded`,
  `${namespaces.dc}|creator`,
  `${namespaces.atom}|updated`,
]);

/** What of RFC 4287 a feed does not keep to. */
export function problemsOfAtom(text: string): string[] {
  return collect((say) => {
    const feed = readXml(text);
    if (feed.name !== "feed" || feed.uri !== namespaces.atom) say("no feed of Atom's namespace");
    atomCommon(feed, "feed", say);
    if (!feed.attributes["xml:lang"]) say("feed has no language");
    if (relations(feed, "self").length !== 1) say("feed has not one link to itself");
    const entries = childrenOf(feed, "entry");
    const authors = childrenOf(feed, "author").length;
    if (authors === 0 && entries.some((entry) => childrenOf(entry, "author").length === 0))
      say("an entry without author, and the feed has none");
    mustBeUnique(
      entries.map((entry) => textOf(entry, "id")),
      say,
    );
    for (const entry of entries) atomEntry(entry, say);
    const newest = entries
      .map((entry) => textOf(entry, "updated") ?? "")
      .sort()
      .at(-1);
    if (newest !== undefined && textOf(feed, "updated") !== newest)
      say("feed is not as new as its newest entry");
  });
}

function atomEntry(entry: XmlElement, say: Say): void {
  atomCommon(entry, "entry", say);
  mustBeRfc3339(textOf(entry, "published") ?? "", "published", say);
  const [content, ...more] = childrenOf(entry, "content");
  if (!content || more.length > 0) say("entry has not one content");
  if (!content) return;
  if (content.attributes.type !== "html" || content.children.length > 0) say("content is not html as text");
  mustLeadAbsolutely(content.text, say);
}

/** What 4.1.1 and 4.1.2 ask for of both. */
function atomCommon(element: XmlElement, what: string, say: Say): void {
  for (const name of ["id", "title", "updated"])
    if (childrenOf(element, name).length !== 1) say(`${what} has not one ${name}`);
  const id = textOf(element, "id") ?? "";
  if (!URL.canParse(id)) say(`id of ${what} is no address: ${id}`);
  mustBeRfc3339(textOf(element, "updated") ?? "", "updated", say);
  const alternates = relations(element, "alternate").map(({ attributes }) => attributes.type);
  if (new Set(alternates).size !== 1 || alternates.length !== 1) say(`${what} has not one alternate link`);
  for (const { attributes } of childrenOf(element, "link")) {
    mustBeAbsolute(attributes.href, `link of ${what}`, say);
    if (attributes.length !== undefined && !/^\d+$/.test(attributes.length)) say("length is no number");
  }
  for (const { attributes } of childrenOf(element, "category")) {
    if (!attributes.term) say("category without term");
    if (attributes.scheme !== undefined) mustBeAbsolute(attributes.scheme, "scheme", say);
  }
  for (const person of childrenOf(element, "author")) {
    if (!textOf(person, "name")) say("author without name");
    mustBeAbsolute(textOf(person, "uri"), "author's uri", say);
  }
  for (const child of element.children)
    if (child.uri !== namespaces.atom) say(`foreign element ${child.name}`);
}

function relations(element: XmlElement, rel: string): XmlElement[] {
  return childrenOf(element, "link").filter(({ attributes }) => (attributes.rel ?? "alternate") === rel);
}

type Json = Record<string, unknown>;

/** What of JSON Feed 1.1 (jsonfeed.org) a feed does not keep to. */
export function problemsOfJsonFeed(text: string): string[] {
  return collect((say) => {
    const feed = JSON.parse(text) as Json;
    if (feed.version !== "https://jsonfeed.org/version/1.1") say("no version 1.1");
    mustBeText(feed, ["title", "description", "language"], say);
    for (const name of ["home_page_url", "feed_url", "favicon"])
      mustBeAbsolute(feed[name] as string, name, say);
    if (!Array.isArray(feed.items)) return say("items is no list");
    const items = feed.items as Json[];
    mustBeUnique(
      items.map(({ id }) => id as string),
      say,
    );
    for (const item of items) jsonItem(item, say);
  });
}

function jsonItem(item: Json, say: Say): void {
  mustBeText(item, ["id", "title", "summary", "content_html"], say);
  mustBeAbsolute(item.url as string, "url", say);
  if (item.image !== undefined) mustBeAbsolute(item.image as string, "image", say);
  for (const name of ["date_published", "date_modified"]) mustBeRfc3339(item[name] as string, name, say);
  if (!(item.tags as unknown[]).every((tag) => typeof tag === "string")) say("tags are not all text");
  for (const { url, mime_type, size_in_bytes } of (item.attachments as Json[]) ?? []) {
    mustBeAbsolute(url as string, "attachment", say);
    if (typeof mime_type !== "string" || typeof size_in_bytes !== "number")
      say("attachment without type or size");
  }
  for (const author of (item.authors as Json[]) ?? [])
    if (!author.name && !author.url && !author.avatar) say("author with nothing");
  for (const name of Object.keys(item))
    if (!jsonNames.has(name) && !name.startsWith("_")) say(`unknown ${name}`);
  mustLeadAbsolutely(item.content_html as string, say);
}

const jsonNames = new Set(
  "id url external_url title content_html content_text summary image banner_image date_published date_modified authors tags language attachments".split(
    " ",
  ),
);

function mustBeText(thing: Json, names: string[], say: Say): void {
  for (const name of names) if (typeof thing[name] !== "string") say(`${name} is no text`);
}

function mustBeAbsolute(address: string | undefined, what: string, say: Say): void {
  const url = URL.parse(address ?? "");
  if (!url || !/^(https?|mailto):$/.test(url.protocol) || /[\s<>"]/.test(address ?? ""))
    say(`${what} is no absolute address: ${address}`);
}

/** RFC 822 with RFC 1123's year, in a zone that everybody knows. */
function mustBeRfc822(date: string, what: string, say: Say): void {
  const shape =
    /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} (GMT|[+-]\d{4})$/;
  if (!shape.test(date) || Number.isNaN(Date.parse(date))) say(`${what} is no date of RFC 822: ${date}`);
  else if (new Date(date).toUTCString().slice(0, 3) !== date.slice(0, 3)) say(`${what} has a wrong weekday`);
}

function mustBeRfc3339(date: string, what: string, say: Say): void {
  const shape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;
  if (!shape.test(date) || Number.isNaN(Date.parse(date))) say(`${what} is no date of RFC 3339: ${date}`);
}

function mustBeUnique(ids: (string | undefined)[], say: Say): void {
  if (ids.some((id) => !id)) say("an entry without identity");
  if (new Set(ids).size !== ids.length) say("two entries with one identity");
}

/** Every address in a piece of HTML, and nothing in it that runs or could be shown as broken signs. */
function mustLeadAbsolutely(html: string, say: Say): void {
  walk<Root | Element | Root["children"][number]>(html5.parse(html), (node) => {
    if (node.type !== "element") return;
    if (/^(script|style|iframe|object|form)$/.test(node.tagName)) say(`content has <${node.tagName}>`);
    for (const name of ["href", "src"])
      if (node.properties[name] !== undefined)
        mustBeAbsolute(String(node.properties[name]), `${name} in content`, say);
  });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]|\p{Surrogate}/u.test(html))
    say("content has what XML cannot hold");
}

const html5 = unified().use(rehypeParse, { fragment: true });
