import type { Ref } from "react";
import { momentInWords } from "./times.ts";
import type { StoryStatus } from "./types.ts";
import type { Busy } from "./use-story.ts";

type Props = {
  status: StoryStatus | null;
  busy: Busy;
  unsaved: boolean;
  failed: boolean;
  timeZone: string;
  /** The focus comes here when what had it is done and gone. */
  ref?: Ref<HTMLParagraphElement>;
};

/** Always says in words how safe the text is. */
export function SaveState({ ref, ...state }: Props) {
  return (
    <p
      ref={ref}
      tabIndex={-1}
      role="status"
      className="min-w-0 text-sm text-quiet outline-none"
      data-save-state=""
    >
      {words(state)}
    </p>
  );
}

function words({ status, busy, unsaved, failed, timeZone }: Omit<Props, "ref">): string {
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
