"use client";

import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { momentInWords } from "./times.ts";
import type { EditorStart } from "./types.ts";
import type { StoryInHand } from "./use-story.ts";

/** Says that text of an earlier visit is back in the form, and lets one be rid of it. */
export function RestoredNotice({ story, start }: { story: StoryInHand; start: EditorStart }) {
  const { restored, status, base, phase } = story;
  if (restored === null) return null;
  const outdated = status && base.version !== null && base.version < status.version;
  return (
    <Notice
      tone="info"
      role="status"
      title="What you had typed and not saved is back"
      actions={
        <>
          <Button look="primary" className="max-sm:w-full" onClick={() => void story.save()}>
            Keep it
          </Button>
          <Button
            className="max-sm:w-full"
            disabled={phase === "saving" || phase === "waiting"}
            onClick={story.discard}
          >
            {start.story ? "Throw it away and show what is saved" : "Throw it away and start empty"}
          </Button>
        </>
      }
    >
      <p>
        Restored from {momentInWords(new Date(restored), start.site.timeZone)}, from this device. It is stored
        when you keep it or write on.
        {outdated && " The story was saved again after that; the two are joined then."}
      </p>
    </Notice>
  );
}
