"use client";

import { CircleCheck, TriangleAlert } from "lucide-react";
import { useEffect, useMemo, useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { partNames } from "#lib/stories/content.ts";
import { mergeStories } from "#lib/stories/merge.ts";
import { ConflictPart } from "./conflict-part.tsx";
import type { Draft } from "./draft.ts";
import { isQuestion, questionsOf, resolved, takenOver } from "./saving/choices.ts";
import { tidy } from "./saving/merging.ts";
import type { Clash } from "./saving/text.ts";
import { momentInWords } from "./times.ts";

type Props = {
  clash: Clash;
  mine: Draft;
  base: Draft;
  timeZone: string;
  busy: boolean;
  onChoose: (choices: Clash["choices"]) => void;
  onSettle: (chosen: Draft) => void;
  onClose: () => void;
};

/**
 * Somebody else stored other words in the same places. Both texts of each, side by side; all that does not overlap is
 * joined already, and nothing is stored or dropped before every question has an answer.
 */
export function Conflict({ clash, mine, base, timeZone, busy, onChoose, onSettle, onClose }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { stale, theirs, choices } = clash;
  const own = useMemo(() => tidy(mine).content, [mine]);
  const merge = useMemo(
    () => mergeStories(tidy(base).content, own, theirs.content),
    [base, own, theirs.content],
  );
  const asked = useMemo(() => questionsOf(merge), [merge]);
  const questions = asked.flatMap(({ pieces }) => pieces.filter(isQuestion));
  const open = questions.filter(({ key }) => !choices[key]).length;
  const chosen = resolved(merge, choices);
  const others = takenOver(merge, own);
  const Icon = open > 0 ? TriangleAlert : CircleCheck;
  const who = stale.savedBy ?? "Somebody else";

  useEffect(() => {
    heading.current?.focus();
    heading.current?.scrollIntoView({ block: "start" });
  }, []);

  return (
    <section aria-labelledby="conflict-title" className="mx-auto max-w-6xl space-y-5 pt-6">
      <div className="max-w-3xl space-y-2">
        <h2
          id="conflict-title"
          ref={heading}
          tabIndex={-1}
          className="scroll-mt-24 text-2xl font-extrabold tracking-tight outline-none"
        >
          Two versions of this story
        </h2>
        <p>
          {who} stored other words at {momentInWords(stale.savedAt, timeZone)}, in{" "}
          {questions.length === 1 ? "a place that you" : `${questions.length} places that you`} have changed
          too. Your text is kept on this device; nothing of either is dropped before you choose.
        </p>
        {others.length > 0 && (
          <p className="text-quiet">
            Also changed by {who}, and joined with yours already:{" "}
            {others.map((part) => partNames[part]).join(", ")}.
          </p>
        )}
      </div>
      {asked.map((questions) => (
        <ConflictPart
          key={questions.part}
          questions={questions}
          who={who}
          choices={choices}
          onChoice={(key, choice) => onChoose({ ...choices, [key]: choice })}
        />
      ))}
      <div className="sticky bottom-0 z-20 -mx-4 flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-edge bg-paper px-4 py-3 sm:-mx-6 sm:px-6">
        <p
          role="status"
          className={`flex items-center gap-2 text-sm font-medium max-sm:basis-full sm:mr-auto ${open > 0 ? "text-warn" : "text-good"}`}
        >
          <Icon aria-hidden className="size-4 shrink-0" />
          {open === 0
            ? "Every place is decided."
            : `Still to choose: ${open === 1 ? "1 place" : `${open} places`} of ${questions.length}.`}
        </p>
        <Button look="quiet" className="max-sm:order-last" disabled={busy} onClick={onClose}>
          Back to my text
        </Button>
        <Button
          look="primary"
          disabled={busy || !chosen}
          onClick={() => chosen && onSettle({ content: chosen, publishedLocal: mine.publishedLocal })}
        >
          {busy ? "Saving…" : "Save these choices"}
        </Button>
      </div>
    </section>
  );
}
