/**
 * So many numbers of stories share a sitemap: a story never moves to another one, and each is found by its range alone, however many
 * there are. At most 50,000 are allowed; an index of the database goes by this number too.
 */
export const storiesPerSitemap = 10_000;

/** As many numbers of tags: each costs a look at its newest stories. */
export const tagsPerSitemap = 1000;

/** Which sitemap a story is in, from 1. */
export function rangeOf(storyId: number): number {
  return Math.floor((storyId - 1) / storiesPerSitemap) + 1;
}

/** What a publication or retraction in a range drops. */
export function sitemapTag(range: number): string {
  return `sitemap:${range}`;
}
