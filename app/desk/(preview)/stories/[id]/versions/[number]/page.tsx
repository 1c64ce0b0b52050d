import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { momentInWords } from "#components/desk/times.ts";
import { authorsInWords, deedInWords, markInWords } from "#components/desk/versions/version-words.ts";
import { Story } from "#components/story/story.tsx";
import { may } from "#lib/auth/policy.ts";
import { onDesk } from "#lib/auth/session.ts";
import { siteWording } from "#lib/settings/queries.ts";
import { deskStory, revisionContent } from "#lib/stories/desk-queries.ts";
import { storyVersions } from "#lib/stories/versions-queries.ts";
import { localTime } from "../../../../../(work)/stories/status.ts";
import { storyView } from "../../../../preview/story-view.ts";

type Props = { params: Promise<{ id: string; number: string }> };

const load = cache(async (id: number, number: number) =>
  onDesk(`/desk/stories/${id}/versions/${number}`, async (person) => {
    if (!may(person, "story.read")) return null;
    const [story, content, [version]] = await Promise.all([
      deskStory(id),
      revisionContent(id, number),
      storyVersions(id, { before: number + 1, limit: 1 }),
    ]);
    if (!story || !content) return null;
    const view = await storyView(content, await localTime(story.publishedAt), id);
    return view.ok ? { story, view: view.value, version: version?.number === number ? version : null } : null;
  }),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, number } = numbersOf(await params);
  const { loaded } = await load(id, number);
  return { title: loaded ? `Version ${number} of “${loaded.view.headline}”` : "Not found" };
}

/** An earlier version as the story's page would show it. */
export default async function OldVersion({ params }: Props) {
  const { id, number } = numbersOf(await params);
  const { loaded } = await load(id, number);
  if (!loaded) notFound();
  const { story, view, version } = loaded;
  const wording = await siteWording();
  const isWorking = number === story.revision;
  return (
    <>
      <header className="page-note wrap">
        <p>
          <b>Version {number}</b>
          {!version && ", a step of a sitting."}
          {version && (
            <>
              {" "}
              by {authorsInWords(version.authors)}, {momentInWords(version.at, wording.timeZone)}.{" "}
              {[...version.marks.map(markInWords), deedInWords(version, number === 1)].join(". ")}.
            </>
          )}{" "}
          {isWorking ? "This is the text on the desk." : "The text on the desk is a later one."}{" "}
          {number === story.publishedRevision
            ? "Readers see this version."
            : story.live
              ? "Readers see another version."
              : "Readers see nothing of this story."}
        </p>
        <nav aria-label="This version">
          <a href={`/desk/stories/${id}/history`} target="_self">
            All versions
          </a>{" "}
          {!isWorking && (
            <a href={`/desk/stories/${id}/compare?from=${number}&to=${story.revision}`} target="_self">
              Compare with the text on the desk
            </a>
          )}{" "}
          <a href={`/desk/stories/${id}`} target="_self">
            Back to the story
          </a>
        </nav>
      </header>
      <main className="wrap" lang={wording.language} dir={wording.direction}>
        <Story story={view} wording={wording} />
      </main>
    </>
  );
}

function numbersOf({ id, number }: { id: string; number: string }): { id: number; number: number } {
  if (!/^[1-9]\d{0,8}$/.test(id) || !/^[1-9]\d{0,8}$/.test(number)) notFound();
  return { id: Number(id), number: Number(number) };
}
