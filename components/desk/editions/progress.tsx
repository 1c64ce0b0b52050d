"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { momentInFull } from "#lib/schedule/words.ts";
import { StoryLine } from "./story-line.tsx";
import type { EditionInHand } from "./use-edition.ts";
import { all, people } from "./words.ts";

type Props = { edition: EditionInHand; timeZone: string; onSendNow: () => void };

/** An edition that is not in hand any more: when it goes, to whom it went, and what is uncertain. */
export function Progress({ edition, timeZone, onSendNow }: Props) {
  const { stored, busy } = edition;
  const { state, counts, sendAt, sentAt, number, stories, subject } = stored;
  const total = all(counts);
  return (
    <>
      <h2 className="text-xl font-bold break-words">{subject}</h2>
      {state === "scheduled" && sendAt && (
        <Notice
          title={`It goes out on ${momentInFull(sendAt, timeZone)}.`}
          actions={
            <>
              <Button disabled={busy} onClick={() => void edition.hold()}>
                Hold it back
              </Button>
              <Button disabled={busy} onClick={onSendNow}>
                Send it now
              </Button>
            </>
          }
        >
          <p>Until then it can be held back; stories that are retracted meanwhile are left out.</p>
        </Notice>
      )}
      {sentAt && (
        <>
          <p className="text-sm text-quiet">
            {state === "sent" ? "Sent" : "Going out since"} {momentInFull(sentAt, timeZone)}.{" "}
            <a href={`/this-week/editions/${number}`} className="underline underline-offset-2">
              See it on the site
            </a>
          </p>
          <div>
            <progress
              aria-label="Handed over"
              value={counts.sent + counts.failed + counts.unknown}
              max={Math.max(1, total)}
              className="h-2 w-full appearance-none bg-line [&::-moz-progress-bar]:bg-ink [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-ink"
            />
            <dl className="mt-2 grid grid-cols-2 gap-x-6 gap-y-1 text-sm sm:grid-cols-4">
              <Count name="Sent" of={counts.sent} />
              <Count name="Waiting" of={counts.waiting + counts.sending} />
              <Count name="Refused" of={counts.failed} />
              <Count name="Unknown" of={counts.unknown} />
            </dl>
          </div>
          {counts.unknown > 0 && <Unknown edition={edition} />}
        </>
      )}
      <ol className="divide-y divide-line border-y border-line">
        {stories.map((story) => (
          <li key={story.id} className="py-1.5">
            <StoryLine story={story} timeZone={timeZone} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Count({ name, of }: { name: string; of: number }) {
  return (
    <div className="flex flex-col-reverse">
      <dt className="text-xs text-quiet">{name}</dt>
      <dd className="text-2xl font-extrabold tracking-tight tabular-nums">{of.toLocaleString("en-US")}</dd>
    </div>
  );
}

/** What was cut off while it was handed over is sent again only when somebody decides so. */
function Unknown({ edition }: { edition: EditionInHand }) {
  const [asking, ask] = useState(false);
  const { unknown } = edition.stored.counts;
  return (
    <Notice
      tone="warning"
      title={`Of ${people(unknown)} it is unknown whether they have it.`}
      actions={
        <Button disabled={edition.busy} onClick={() => ask(true)}>
          Send again…
        </Button>
      }
    >
      <p>The sender was cut off while their mail was handed over, so it was not sent again by itself.</p>
      <Dialog
        open={asking}
        onClose={() => ask(false)}
        title={`Send it again to ${people(unknown)}?`}
        footer={
          <>
            <Button onClick={() => ask(false)}>Leave it</Button>
            <Button
              look="primary"
              disabled={edition.busy}
              onClick={() => void edition.again().then(() => ask(false))}
            >
              Send it again
            </Button>
          </>
        }
      >
        <p>Some of them may get it twice. Mail programs that look at the message’s number show it once.</p>
      </Dialog>
    </Notice>
  );
}
