import type { Metadata } from "next";
import { notFound, permanentRedirect, redirect } from "next/navigation";
import { cache } from "react";
import { Empty } from "#components/site/empty.tsx";
import { JsonLd } from "#components/site/json-ld.tsx";
import { KeepReading } from "#components/site/keep-reading.tsx";
import { DayOf } from "#components/story/dates.tsx";
import { Phrase } from "#components/story/phrase.tsx";
import { ShareRow } from "#components/story/share.tsx";
import { Story } from "#components/story/story.tsx";
import type { Wording } from "#lib/language/wording.ts";
import { relatedStories } from "#lib/related/queries.ts";
import { siteSettings, siteWording } from "#lib/settings/queries.ts";
import { type PublishedStory, retractionOf, storyBySlug } from "#lib/stories/queries.ts";
import { tagBySlug } from "#lib/tags/queries.ts";
import { readSlug, type SearchParams } from "../../address.ts";
import { Frame } from "../../frame.tsx";
import { pageMetadata, publicAddress } from "../../site.ts";

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const found = await storyAt(params);
  if (found.kind === "retracted") {
    const wording = await siteWording();
    const description = wording.say("retracted.gone");
    return { title: wording.say("retracted.title"), description, robots: { index: false } };
  }
  const { story } = found;
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
  const found = await storyAt(params);
  const { name } = await siteSettings();
  const wording = await siteWording();
  if (found.kind === "retracted") return <Retracted {...found.retraction} wording={wording} />;
  const { story } = found;
  const { related } = await searchParams;
  const narrowedTo = story.tags.find(({ slug }) => slug === related) ?? null;
  if (related !== undefined && !narrowedTo) {
    const moved = typeof related === "string" ? await tagBySlug(related) : null;
    const borne = story.tags.find(({ slug }) => slug === moved?.slug);
    if (borne) permanentRedirect(`${storyPath(story.slug)}?related=${encodeURIComponent(borne.slug)}`);
    redirect(storyPath(story.slug));
  }
  const tag = narrowedTo ? await tagBySlug(narrowedTo.slug) : null;
  const url = publicAddress(storyPath(story.slug));
  return (
    <Frame current={`/sections/${story.section.slug}`}>
      <p className="back">
        <a href="/news">
          <span className="arrow" aria-hidden="true">
            ←
          </span>{" "}
          {wording.say("story.back")}
        </a>
      </p>
      <Story story={story} wording={wording}>
        <ShareRow url={url} headline={story.headline} wording={wording} />
      </Story>
      <KeepReading
        slug={story.slug}
        tags={story.tags}
        narrowedTo={narrowedTo?.slug ?? null}
        related={await relatedStories(story.id, { tag: tag?.id })}
        wording={wording}
      />
      <JsonLd thing={newsArticle(story, url, name)} />
      <script src="/story.js" defer />
    </Frame>
  );
}

/** The story at this address, or how it was retracted; an old address leads to the one it has now. */
async function storyAt(params: Props["params"]) {
  const slug = readSlug((await params).slug);
  const found = await load(slug);
  if (found.kind === "moved") permanentRedirect(storyPath(found.slug));
  const retraction = found.kind === "retracted" ? await retractionOf(slug) : null;
  if (retraction) return { kind: "retracted" as const, retraction };
  if (found.kind !== "found") notFound();
  return found;
}

function Retracted({ at, reason, wording }: { at: Date; reason: string; wording: Wording }) {
  const day = <DayOf instant={at} wording={wording} />;
  return (
    <Frame>
      <Empty level={1} title={wording.say("retracted.heading")}>
        {wording.say("retracted.gone")}{" "}
        {reason ? (
          <Phrase wording={wording} say="retracted.why" with={{ day, reason }} />
        ) : (
          <Phrase wording={wording} say="retracted.on" with={{ day }} />
        )}
      </Empty>
      <p className="back">
        <a href="/news">{wording.say("page.allStories")}</a>
      </p>
    </Frame>
  );
}

const load = cache(storyBySlug);

function storyPath(slug: string): string {
  return `/news/${encodeURIComponent(slug)}`;
}

function newsArticle(story: PublishedStory, url: string, siteName: string) {
  const desk = { "@type": "Organization", name: siteName, url: publicAddress("/") };
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
