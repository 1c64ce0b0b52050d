/**
 * What programs that read the whole site are asked for (RFC 9309): not the desk with its previews and shared drafts, not the API, nobody's own link, and no
 * list that somebody asked for by words, of which there is no end. Nothing is kept secret by this: what is not for everyone has a
 * door of its own.
 */
export function robots(siteUrl: string): string {
  const address = (path: string) => new URL(path, siteUrl).href;
  return [
    "User-agent: *",
    "Disallow: /desk",
    "Disallow: /api/",
    "Disallow: /search",
    "Disallow: /this-week/confirm/",
    "Disallow: /this-week/mail/",
    "Disallow: /tags?q=",
    "Disallow: /tags?*&q=",
    "",
    `Sitemap: ${address("/sitemap.xml")}`,
    `Sitemap: ${address("/sitemaps/news.xml")}`,
    "",
  ].join("\n");
}
