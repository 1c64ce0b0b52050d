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
import { storyEmbed } from "#lib/cards/embed.ts";
import { storyCard } from "#lib/cards/queries.ts";
import { crumbsData, storyData } from "#lib/cards/structured.ts";
import type { Wording } from "#lib/language/wording.ts";
import { relatedStories } from "#lib/related/queries.ts";
import { siteSettings, siteWording } from "#lib/settings/queries.ts";
import { type PublishedStory, retractionOf, storyBySlug } from "#lib/stories/queries.ts";
import { tagBySlug } from "#lib/tags/queries.ts";
import { readSlug, type SearchParams } from "../../address.ts";
import { Frame } from "../../frame.tsx";
import { Newest } from "../../newest.tsx";
import { pageMetadata, publicAddress, siteFacts } from "../../site.ts";

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
      author: story.author && `/authors/${encodeURIComponent(story.author.slug)}`,
      card: await cardOf(story),
      language: story.language,
    },
    embed: storyPath(story.slug),
  });
}

export default async function StoryPage({ params, searchParams }: Props) {
  const found = await storyAt(params);
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
      <Story story={story} wording={wording} url={url}>
        <ShareRow url={url} headline={story.headline} embed={await embedOf(story)} wording={wording} />
      </Story>
      <KeepReading
        slug={story.slug}
        tags={story.tags}
        narrowedTo={narrowedTo?.slug ?? null}
        related={await relatedStories(story.id, { tag: tag?.id })}
        wording={wording}
      />
      <JsonLd things={await dataOf(story)} />
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
      <Newest />
    </Frame>
  );
}

const load = cache(storyBySlug);

function storyPath(slug: string): string {
  return `/news/${encodeURIComponent(slug)}`;
}

/** What another site puts into its page to show the story as a card; on a closed site nobody could see it. */
async function embedOf(story: PublishedStory): Promise<string | null> {
  if ((await siteSettings()).readers !== "everyone") return null;
  return storyEmbed(story, publicAddress("/").slice(0, -1)).html;
}

/** Asked for once, though the page's head and its structured data both name it. */
const cardOf = cache((story: PublishedStory) => storyCard(story));

/** The story as search engines read it, and where it stands. */
async function dataOf(story: PublishedStory) {
  const site = await siteFacts();
  const path = storyPath(story.slug);
  const crumbs = [
    { name: site.name, path: "/" },
    { name: story.section.name, path: `/sections/${story.section.slug}` },
    { name: story.headline, path },
  ];
  const card = await cardOf(story);
  return [storyData(story, site, path, card?.src ?? null), crumbsData(crumbs, site)];
}
