import { momentInWords } from "./times.ts";
import type { StoryStatus } from "./types.ts";
import type { Busy } from "./use-story.ts";

type Props = {
  status: StoryStatus | null;
  busy: Busy;
  unsaved: boolean;
  failed: boolean;
  timeZone: string;
};

/** Always says in words how safe the text is. */
export function SaveState({ status, busy, unsaved, failed, timeZone }: Props) {
  return (
    <p role="status" className="min-w-0 text-sm text-quiet" data-save-state="">
      {words({ status, busy, unsaved, failed, timeZone })}
    </p>
  );
}

function words({ status, busy, unsaved, failed, timeZone }: Props): string {
  if (busy === "saving") return "Saving…";
  if (busy === "publishing") return "Publishing…";
  if (busy === "retracting") return "Retracting…";
  if (busy === "moving") return "Working…";
  if (unsaved) return failed ? "Not saved; kept in this browser" : "Unsaved changes, kept in this browser";
  if (!status) return "Nothing written yet";
  const done =
    status.state === "published" ? "Published" : status.state === "retracted" ? "Retracted" : "Saved";
  return `${done} ${momentInWords(status.updatedAt, timeZone)}`;
}
