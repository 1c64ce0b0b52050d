import type { Metadata } from "next";
import { OutsideComments } from "#components/desk/comments/outside-comments.tsx";
import { Story } from "#components/story/story.tsx";
import type { StoryView } from "#components/story/view.ts";
import { nameUnavailable } from "#lib/auth/session.ts";
import { linkComments } from "#lib/comments/queries.ts";
import { englishWording, wordingOf } from "#lib/language/wording.ts";
import { siteSettings } from "#lib/settings/queries.ts";
import { throughLink } from "#lib/sharing/pictures.ts";
import { type SharedDraft, sharedDraft } from "#lib/sharing/queries.ts";
import { clockInZone, dayInZone } from "#lib/stories/dates.ts";
import { storyView } from "../../preview/story-view.ts";
import { say } from "./actions.ts";

type Props = { params: Promise<{ token: string }> };

export const metadata: Metadata = {
  title: "Draft, not published",
  robots: { index: false, follow: false, noarchive: true, nocache: true },
  referrer: "no-referrer",
};

/** One version of a draft for somebody without an account. Nothing else of the desk is behind this address. */
export default async function Shared({ params }: Props) {
  const { token } = await params;
  const draft = await nameUnavailable(() => sharedDraft(token));
  if (draft.kind !== "open") return <Closed kind={draft.kind} />;
  const settings = await nameUnavailable(siteSettings);
  const { name, timeZone, readers } = settings;
  const wording = wordingOf(settings);
  const view = await nameUnavailable(() =>
    storyView(draft.content, local(draft.publishedAt, timeZone), draft.storyId),
  );
  const shown = view.ok && (readers === "everyone" ? view.value : alone(view.value, token));
  const threads = draft.comments ? await nameUnavailable(() => linkComments(draft.linkId)) : [];
  return (
    <>
      <header className="page-note wrap">
        <b>Draft, not published.</b> Shown to you by {draft.by} at {name} until{" "}
        {inWords(draft.expiresAt, timeZone)}.
      </header>
      <main className="wrap" lang={wording.language} dir={wording.direction}>
        {shown && <Story story={shown} wording={wording} />}
      </main>
      {draft.comments && <OutsideComments token={token} threads={threads} timeZone={timeZone} action={say} />}
    </>
  );
}

/** On a site for signed-in people: with its picture, which the link opens, and without a word of other stories. */
function alone(story: StoryView, token: string): StoryView {
  return {
    ...story,
    hero: story.hero && throughLink(story.hero, token),
    follows: null,
    since: null,
    thread: null,
  };
}

function Closed({ kind }: { kind: Exclude<SharedDraft["kind"], "open"> }) {
  return (
    <main className="wrap page-message">
      <h1>{kind === "ended" ? "This link has ended" : "There is nothing here"}</h1>
      <p>
        {kind === "ended"
          ? "It opened a draft for a while. Ask whoever sent it to you for a new one."
          : "The link is not complete, or it never was one. Copy the whole of it, or ask whoever sent it to you."}
      </p>
    </main>
  );
}

function local(instant: Date | null, zone: string): string {
  return instant ? `${dayInZone(instant, zone)}T${clockInZone(instant, zone)}` : "";
}

function inWords(instant: Date, zone: string): string {
  return `${englishWording.day(dayInZone(instant, zone))}, ${clockInZone(instant, zone)} (${zone})`;
}
