import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Editor } from "#components/desk/editor.tsx";
import { followUpAddress, followUpOf } from "#components/desk/follow-up.ts";
import { Notice } from "#components/ui/notice.tsx";
import { onDesk } from "#lib/auth/session.ts";
import { deskStory } from "#lib/stories/desk-queries.ts";
import { DeskPage } from "../../desk-page.tsx";
import { editorActions } from "../editor-actions.ts";
import { editorStart } from "../status.ts";

export const metadata: Metadata = { title: "New story" };

type Props = { searchParams: Promise<{ follows?: string | string[] }> };

/** A story from nothing, or, with `?follows=ID`, one that goes on from another. */
export default async function NewStory({ searchParams }: Props) {
  const { follows } = await searchParams;
  const earlier = follows === undefined ? null : numberOf(follows);
  const here = earlier === null ? "/desk/stories/new" : followUpAddress(earlier);
  const { person, loaded } = await onDesk(here, (who) =>
    Promise.all([editorStart(who, null), earlier === null ? null : deskStory(earlier)]),
  );
  const [start, story] = loaded;
  if (earlier !== null && !story?.live) notFound();
  return (
    <DeskPage person={person} here="new" wide>
      {start && (
        <Editor
          start={{
            ...start,
            ...(story && { earlier: { slug: story.slug, headline: story.content.headline } }),
          }}
          actions={editorActions}
          {...(story && { pasted: followUpOf(story) })}
        >
          {story && (
            <Notice tone="info" title={`A follow-up of “${story.content.headline}”`}>
              <p>
                It follows that story and has its section and tags. Readers see it at the end of that thread
                as soon as it is published.
              </p>
            </Notice>
          )}
        </Editor>
      )}
    </DeskPage>
  );
}

function numberOf(id: string | string[]): number {
  return typeof id === "string" && /^[1-9]\d{0,8}$/.test(id) ? Number(id) : notFound();
}
