import type { Feed, FeedStory } from "#lib/feeds/feed.ts";
import { lastingUuid } from "#lib/feeds/ids.ts";
import { wordingOf } from "#lib/language/wording.ts";
import type { StoryContent } from "#lib/stories/content.ts";

const site = "https://news.example.org";

/** A feed of these stories, as a site would have it whose database holds anything. */
export function feedOf(contents: StoryContent[], parts: Partial<Feed> = {}): Feed {
  return {
    uuid: lastingUuid("feed", 1),
    title: "Example & Sons ]]> News",
    description: "What <happened>.",
    siteName: "Example & Sons",
    siteUrl: `${site}/`,
    language: "en-GB",
    wording: wordingOf({ language: "en-GB", timeZone: "UTC" }),
    pageUrl: `${site}/`,
    url: `${site}/rss.xml`,
    part: null,
    stories: contents.map(feedStory),
    ...parts,
  };
}

function feedStory(content: StoryContent, index: number): FeedStory {
  const { claim, lookBack, language } = content;
  const { headline, summary, ourTake, whyItMatters, doThisWeek, body, sources, corrections, tags, hero } =
    content;
  const published = Date.UTC(2031, 5, 4, 12) - index * 3_600_000;
  return {
    ...{
      headline,
      language,
      summary,
      ourTake,
      whyItMatters,
      claim,
      lookBack,
      doThisWeek,
      body,
      sources,
      corrections,
    },
    uuid: lastingUuid("story", index),
    url: `${site}/news/story-${index}`,
    picture: hero && {
      url: `${site}${hero.src}`,
      alt: hero.alt,
      credit: hero.credit,
      file: index % 4 === 0 ? { width: 1600, height: 900, bytes: 12_345, type: "image/webp" } : null,
    },
    section: index % 5 === 0 ? null : { name: "News & Views", url: `${site}/sections/news` },
    tags: tags.map((name, at) => ({ name, url: `${site}/tags/tag-${at}` })),
    author: index % 3 === 0 ? { name: "Ann <Example> & Co", url: `${site}/authors/ann-example` } : null,
    publishedAt: new Date(published),
    updatedAt: new Date(published + 60_000),
  };
}
