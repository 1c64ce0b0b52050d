import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { History } from "#components/desk/versions/history.tsx";
import { may } from "#lib/auth/policy.ts";
import { onDesk } from "#lib/auth/session.ts";
import { siteTimeZone } from "#lib/settings/queries.ts";
import { storyShares } from "#lib/sharing/queries.ts";
import { deskStory } from "#lib/stories/desk-queries.ts";
import { storyVersions } from "#lib/stories/versions-queries.ts";
import { DeskPage } from "../../../desk-page.tsx";
import { sharingActions, versionActions } from "./history-actions.ts";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ before?: string | string[] }> };

const perPage = 50;

const load = cache(async (id: number, before: number | null) =>
  onDesk(`/desk/stories/${id}/history`, async (person) => {
    if (!may(person, "story.read")) return null;
    const [story, versions, shares] = await Promise.all([
      deskStory(id),
      storyVersions(id, { limit: perPage + 1, ...(before && { before }) }),
      storyShares(id),
    ]);
    return story && { story, versions, shares };
  }),
);

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { loaded } = await load(...(await asked(props)));
  return { title: loaded ? `Versions of “${loaded.story.content.headline}”` : "Not found" };
}

/** Every version of a story that is kept: who, when, what changed. */
export default async function StoryHistory(props: Props) {
  const { person, loaded } = await load(...(await asked(props)));
  if (!loaded) notFound();
  const { story, versions, shares } = loaded;
  const facts = { createdById: story.createdById, assigneeId: story.assigneeId, live: story.live };
  return (
    <DeskPage person={person} here={null}>
      <History
        story={{
          id: story.id,
          headline: story.content.headline,
          working: story.revision,
          published: story.publishedRevision,
        }}
        versions={versions.slice(0, perPage)}
        older={versions[perPage]?.number ?? null}
        shares={shares}
        mayEdit={may(person, "story.edit", facts)}
        timeZone={await siteTimeZone()}
        actions={versionActions}
        sharing={sharingActions}
      />
    </DeskPage>
  );
}

async function asked({ params, searchParams }: Props): Promise<[id: number, before: number | null]> {
  const { id } = await params;
  const { before } = await searchParams;
  if (!/^[1-9]\d{0,8}$/.test(id)) notFound();
  return [Number(id), typeof before === "string" && /^[1-9]\d{0,8}$/.test(before) ? Number(before) : null];
}
