import { element, type Xml, xmlDocument } from "./xml.ts";

/** A page that search engines shall know; `changed`: when what readers see there changed last, left out where unknown. */
export type SitemapPage = { url: string; changed?: Date | null; news?: NewsFacts };

export type NewsFacts = { publication: string; language: string; publishedAt: Date; title: string };

const namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

/** A sitemap (https://www.sitemaps.org/protocol.html), with what Google News asks for where a page is news. */
export function sitemap(pages: SitemapPage[]): string {
  const isNews = pages.some(({ news }) => news);
  const news = isNews ? "http://www.google.com/schemas/sitemap-news/0.9" : null;
  const urls = pages.map((page) => element("url", {}, ...located(page), page.news && newsOf(page.news)));
  return xmlDocument(element("urlset", { xmlns: namespace, "xmlns:news": news }, urls));
}

/** An index of sitemaps. */
export function sitemapIndex(sitemaps: SitemapPage[]): string {
  const entries = sitemaps.map((each) => element("sitemap", {}, ...located(each)));
  return xmlDocument(element("sitemapindex", { xmlns: namespace }, entries));
}

function located({ url, changed }: SitemapPage): (Xml | undefined)[] {
  return [element("loc", {}, url), changed ? element("lastmod", {}, changed.toISOString()) : undefined];
}

function newsOf({ publication, language, publishedAt, title }: NewsFacts): Xml {
  const about = [element("news:name", {}, publication), element("news:language", {}, newsLanguage(language))];
  return element(
    "news:news",
    {},
    element("news:publication", {}, ...about),
    element("news:publication_date", {}, publishedAt.toISOString()),
    element("news:title", {}, title),
  );
}

/** ISO 639, but for Chinese, which Google tells apart by country. */
function newsLanguage(tag: string): string {
  const { language, script } = new Intl.Locale(tag).maximize();
  if (language !== "zh") return language;
  return script === "Hant" ? "zh-tw" : "zh-cn";
}
