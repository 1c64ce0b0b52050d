import { sections } from "#lib/sections/queries.ts";
import { siteSettings } from "#lib/settings/queries.ts";
import { anyTakes } from "#lib/takes/queries.ts";
import { allWeeks } from "#lib/week/queries.ts";
import { absolute } from "./queries.ts";
import { type SitemapPage, sitemap, sitemapIndex } from "./sitemap.ts";
import {
  bylines,
  type Changing,
  newestChange,
  publishedWithin,
  storiesIn,
  storyRanges,
  tagRanges,
  tagsIn,
} from "./sitemap-queries.ts";

const newsHours = 48;
const mostNews = 1000; // what Google takes

/** Readers' pages that are not there for one thing; search and lists narrowed to several tags are not for search engines. */
const lists = ["/this-week", "/this-week/weeks", "/tags", "/feeds"];

/** The index of all sitemaps. */
export async function indexAnswer(): Promise<Response> {
  const [stories, tags] = await Promise.all([storyRanges(), tagRanges()]);
  return xml(
    sitemapIndex([
      { url: absolute("/sitemaps/pages.xml") },
      ...stories.map(({ range, changed }) => ({
        url: absolute(`/sitemaps/stories-${range}.xml`),
        changed,
      })),
      ...tags.map((range) => ({ url: absolute(`/sitemaps/tags-${range}.xml`) })),
    ]),
  );
}

/** The sitemap of that name ("stories-1.xml"); 404 where there is nothing in it, since an empty one is not valid. */
export async function sitemapAnswer(file: string): Promise<Response> {
  const [, kind = "", number] = /^(pages|news|stories|tags)(?:-(\d{1,5}))?\.xml$/.exec(file) ?? [];
  const pages = await pagesOf(kind, number === undefined ? null : Number(number));
  return pages.length > 0 ? xml(sitemap(pages)) : new Response(null, { status: 404 });
}

async function pagesOf(kind: string, range: number | null): Promise<SitemapPage[]> {
  if (range === null) return kind === "pages" ? sitePages() : kind === "news" ? newsPages() : [];
  if (kind === "stories") return under("news", await storiesIn(range));
  if (kind === "tags") return under("tags", await tagsIn(range));
  return [];
}

/**
 * Weeks have no `lastmod`: a week's page also changes when an action ends, when a week before it or after it gets its first story,
 * and with corrections of any of its stories.
 */
async function sitePages(): Promise<SitemapPage[]> {
  const [changed, inSections, authors, record, weeks] = await Promise.all([
    newestChange(),
    sections(),
    bylines(),
    anyTakes(),
    allWeeks(),
  ]);
  return [
    ...["/", "/news"].map((path) => ({ url: absolute(path), changed })),
    ...[...lists, ...(record ? ["/takes"] : [])].map((path) => ({ url: absolute(path) })),
    ...weeks.map(({ week }) => ({ url: absolute(`/this-week/${week}`) })),
    ...inSections.map(({ slug }) => ({ url: address("sections", slug) })),
    ...authors.map((slug) => ({ url: address("authors", slug) })),
  ];
}

/** Where nothing is news, the front page alone: search engines ask again, and a sitemap has at least one page. */
async function newsPages(): Promise<SitemapPage[]> {
  const { name, language } = await siteSettings();
  const stories = await publishedWithin(newsHours, mostNews);
  if (stories.length === 0) return [{ url: absolute("/") }];
  return stories.map(({ slug, headline, publishedAt }) => ({
    url: address("news", slug),
    news: { publication: name, language, publishedAt, title: headline },
  }));
}

function under(room: string, things: Changing[]): SitemapPage[] {
  return things.map(({ slug, changed }) => ({ url: address(room, slug), changed }));
}

function address(room: string, slug: string): string {
  return absolute(`/${room}/${encodeURIComponent(slug)}`);
}

function xml(text: string): Response {
  return new Response(text, { headers: { "Content-Type": "application/xml; charset=utf-8" } });
}
