import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { cache } from "react";
import { EmbeddedStory } from "#components/story/embedded.tsx";
import { embeddedTake, embedPath } from "#lib/cards/embed.ts";
import { quoteFrom } from "#lib/cards/quote.ts";
import { env } from "#lib/env.ts";
import { plainText } from "#lib/markdown/plain.ts";
import { siteSettings, siteWording } from "#lib/settings/queries.ts";
import { retractionOf, storyBySlug } from "#lib/stories/queries.ts";
import { readSlug } from "../../../(site)/address.ts";

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const story = await storyAt(params);
  return {
    title: story?.headline ?? (await siteWording()).say("retracted.title"),
    robots: { index: false },
    ...(story && { alternates: { canonical: publicAddress(`/news/${encodeURIComponent(story.slug)}`) } }),
  };
}

/** A story as a card in pages elsewhere. */
export default async function EmbedPage({ params }: Props) {
  const story = await storyAt(params);
  const { name } = await siteSettings();
  const wording = await siteWording();
  const home = publicAddress("/");
  if (!story)
    return (
      <main className="gone">
        <h1>{wording.say("retracted.heading")}</h1>
        <p>
          <a href={home}>{name}</a>
        </p>
      </main>
    );
  const take = quoteFrom(plainText(story.ourTake), embeddedTake);
  const url = publicAddress(`/news/${encodeURIComponent(story.slug)}`);
  return <EmbeddedStory story={story} take={take} url={url} site={{ name, home }} wording={wording} />;
}

/** The story at this address, or null for one that was retracted; an old address leads to the one it has now. */
async function storyAt(params: Props["params"]) {
  const slug = readSlug((await params).slug);
  const found = await load(slug);
  if (found.kind === "moved") permanentRedirect(embedPath(found.slug));
  if (found.kind === "found") return found.story;
  if (found.kind !== "retracted" || !(await retractionOf(slug))) notFound();
  return null;
}

const load = cache(storyBySlug);

function publicAddress(path: string): string {
  return new URL(path, env().SITE_URL).href;
}
