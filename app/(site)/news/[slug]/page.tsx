import type { Metadata } from "next";
import { notFound, permanentRedirect, redirect } from "next/navigation";
import { cache } from "react";
import { JsonLd } from "#components/site/json-ld.tsx";
import { KeepReading } from "#components/site/keep-reading.tsx";
import { ShareRow } from "#components/story/share.tsx";
import { Story } from "#components/story/story.tsx";
import { relatedStories } from "#lib/related/queries.ts";
import { type PublishedStory, storyBySlug } from "#lib/stories/queries.ts";
import { tagBySlug } from "#lib/tags/queries.ts";
import { readSlug, type SearchParams } from "../../address.ts";
import { Frame } from "../../frame.tsx";
import { pageMetadata, publicAddress, site } from "../../site.ts";

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const story = await storyAt(params);
  const { related } = await searchParams;
  return pageMetadata({
    title: story.headline,
    description: story.summary,
    path: storyPath(story.slug),
    index: related === undefined,
    story: {
      publishedAt: story.publishedAt,
      updatedAt: story.updatedAt,
      section: story.section.name,
      tags: story.tags.map(({ name }) => name),
      picture: story.hero?.src,
    },
  });
}

export default async function StoryPage({ params, searchParams }: Props) {
  const story = await storyAt(params);
  const { timeZone } = site();
  const { related } = await searchParams;
  const narrowedTo = story.tags.find(({ slug }) => slug === related) ?? null;
  if (related !== undefined && !narrowedTo) redirect(storyPath(story.slug));
  const tag = narrowedTo ? await tagBySlug(narrowedTo.slug) : null;
  const url = publicAddress(storyPath(story.slug));
  return (
    <Frame current={`/sections/${story.section.slug}`}>
      <p className="back">
        <a href="/news">
          <span aria-hidden="true">← </span>Back to news
        </a>
      </p>
      <Story story={story} timeZone={timeZone}>
        <ShareRow url={url} headline={story.headline} />
      </Story>
      <KeepReading
        slug={story.slug}
        tags={story.tags}
        narrowedTo={narrowedTo?.slug ?? null}
        related={await relatedStories(story.id, { tag: tag?.id })}
        timeZone={timeZone}
      />
      <JsonLd thing={newsArticle(story, url)} />
      <script src="/story.js" defer />
    </Frame>
  );
}

/** The story at this address; an old address leads to the one it has now. */
async function storyAt(params: Props["params"]): Promise<PublishedStory> {
  const found = await load(readSlug((await params).slug));
  if (found.kind === "moved") permanentRedirect(storyPath(found.slug));
  if (found.kind !== "found") notFound();
  return found.story;
}

const load = cache(storyBySlug);

function storyPath(slug: string): string {
  return `/news/${encodeURIComponent(slug)}`;
}

function newsArticle(story: PublishedStory, url: string) {
  const desk = { "@type": "Organization", name: site().name, url: publicAddress("/") };
  return {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    headline: story.headline,
    description: story.summary,
    datePublished: story.publishedAt.toISOString(),
    dateModified: story.updatedAt.toISOString(),
    articleSection: story.section.name,
    keywords: story.tags.map(({ name }) => name),
    mainEntityOfPage: url,
    ...(story.hero && { image: publicAddress(story.hero.src) }),
    author: story.author
      ? {
          "@type": "Person",
          name: story.author.name,
          url: publicAddress(`/authors/${encodeURIComponent(story.author.slug)}`),
        }
      : desk,
    publisher: desk,
  } as const;
}
