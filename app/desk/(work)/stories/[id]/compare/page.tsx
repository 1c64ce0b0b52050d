import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Comparison } from "#components/desk/versions/comparison.tsx";
import { may } from "#lib/auth/policy.ts";
import { onDesk } from "#lib/auth/session.ts";
import { compareStories } from "#lib/comparison/stories.ts";
import { languageName } from "#lib/language/names.ts";
import { sections } from "#lib/sections/queries.ts";
import { siteTimeZone } from "#lib/settings/queries.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import { deskStory, revisionContent } from "#lib/stories/desk-queries.ts";
import { storyVersions } from "#lib/stories/versions-queries.ts";
import { DeskPage } from "../../../desk-page.tsx";
import { versionActions } from "../history/history-actions.ts";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const metadata: Metadata = { title: "Two versions compared" };

/** Any two versions of a story, the earlier one first, part by part. */
export default async function Compare({ params, searchParams }: Props) {
  const id = numberOf((await params).id);
  const query = await searchParams;
  const [from, to] = [numberOf(query.from), numberOf(query.to)].sort((a, b) => a - b) as [number, number];
  const source = query.as === "markdown";
  const address = (as: string) => `/desk/stories/${id}/compare?from=${from}&to=${to}${as}`;
  const { person, loaded } = await onDesk(address(""), async (who) => {
    if (!may(who, "story.read")) return null;
    const [story, before, after, known, versions] = await Promise.all([
      deskStory(id),
      revisionContent(id, from),
      revisionContent(id, to),
      sections(),
      Promise.all([from, to].map((number) => storyVersions(id, { before: number + 1, limit: 1 }))),
    ]);
    if (!story || !before || !after) return null;
    const named = (content: StoryContent): StoryContent => ({
      ...content,
      section: known.find(({ slug }) => slug === content.section)?.name ?? content.section,
      language: content.language && languageName(content.language),
    });
    const about = (number: number, at: number) => ({
      number,
      version: versions[at]?.find((version) => version.number === number) ?? null,
      isWorking: number === story.revision,
      isPublished: number === story.publishedRevision,
    });
    return {
      story,
      sides: { before: about(from, 0), after: about(to, 1) },
      parts: compareStories(named(before), named(after)),
    };
  });
  if (!loaded) notFound();
  const { story, sides, parts } = loaded;
  return (
    <DeskPage person={person} here={null}>
      <Comparison
        story={{ id, headline: story.content.headline }}
        sides={sides}
        parts={parts}
        source={source}
        addresses={{ reading: address(""), source: address("&as=markdown") }}
        timeZone={await siteTimeZone()}
        mayEdit={may(person, "story.edit", {
          createdById: story.createdById,
          assigneeId: story.assigneeId,
          live: story.live,
        })}
        actions={versionActions}
      />
    </DeskPage>
  );
}

function numberOf(text: unknown): number {
  return typeof text === "string" && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : notFound();
}
