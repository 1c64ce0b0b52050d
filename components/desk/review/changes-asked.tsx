import { Notice } from "#components/ui/notice.tsx";
import { momentInWords } from "../times.ts";
import type { StoryStatus } from "../types.ts";

/** What the last review asked for, until the story is submitted again. */
export function ChangesAsked({ status, timeZone }: { status: StoryStatus; timeZone: string }) {
  const last = status.history.find(({ kind }) => turns.includes(kind));
  if (last?.kind !== "story.sent_back" || status.state !== "draft") return null;
  return (
    <Notice tone="warning" title={`${last.who} asked for changes, ${momentInWords(last.at, timeZone)}`}>
      {last.note && <p className="whitespace-pre-wrap break-words">{last.note}</p>}
    </Notice>
  );
}

const turns = ["story.sent_back", "story.submitted", "story.approved", "story.published", "story.scheduled"];
