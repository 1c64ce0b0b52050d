"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Stale } from "#lib/stories/commands.ts";
import { type Difference, differences } from "#lib/stories/compare.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import { checkDraft } from "#lib/stories/schema.ts";
import { type Choice, ConflictPart } from "./conflict-part.tsx";
import type { Draft } from "./draft.ts";
import { formContent } from "./form-content.ts";
import { momentInWords } from "./times.ts";

type Props = {
  stale: Stale;
  mine: Draft;
  base: Draft;
  wasPublic: boolean;
  timeZone: string;
  busy: boolean;
  /** Goes on from their version with this text, and stores it when `save` is true. */
  onSettle: (theirs: Draft, chosen: Draft, save: boolean) => void;
  onClose: () => void;
};

/**
 * Somebody stored a newer version while this one was written. Both texts of every part that differs, side by side;
 * nothing is stored and nothing is dropped before a choice is made for each.
 */
export function Conflict({ stale, mine, base, wasPublic, timeZone, busy, onSettle, onClose }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const sides = useMemo(
    () => ({
      mine: cleaned(mine.content),
      theirs: formContent(stale.content, wasPublic),
      base: cleaned(base.content),
    }),
    [stale, mine.content, base.content, wasPublic],
  );
  const differing = useMemo(() => differences(sides.base, sides.mine, sides.theirs), [sides]);
  const [choices, setChoices] = useState<Partial<Record<string, Choice>>>(() => preselected(differing));
  const open = differing.filter(({ part }) => !choices[part]);

  useEffect(() => {
    heading.current?.focus();
    heading.current?.scrollIntoView({ block: "start" });
  }, []);

  const settle = (save: boolean) => {
    const chosen = { ...sides.theirs };
    for (const { part } of differing) {
      const choice = choices[part];
      const value =
        choice?.from === "edited" ? choice.text : sides[choice?.from === "theirs" ? "theirs" : "mine"][part];
      Object.assign(chosen, { [part]: value });
    }
    const theirs = { content: sides.theirs, publishedLocal: base.publishedLocal };
    onSettle(theirs, { content: chosen, publishedLocal: mine.publishedLocal }, save);
  };
  const who = stale.savedBy ?? "Somebody else";

  return (
    <section aria-labelledby="conflict-title" className="mx-auto max-w-6xl space-y-5 py-6">
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
          {who} saved this story at {momentInWords(stale.savedAt, timeZone)}, after you had opened it.{" "}
          {differing.length === 0
            ? "It says the same as yours, so you can simply go on."
            : "Your text is not stored yet and not lost. Choose for each part below; nothing is dropped before you do."}
        </p>
      </div>
      {differing.map((difference) => (
        <ConflictPart
          key={difference.part}
          difference={difference}
          mine={sides.mine}
          theirs={sides.theirs}
          who={who}
          choice={choices[difference.part]}
          onChoice={(choice) => setChoices((before) => ({ ...before, [difference.part]: choice }))}
        />
      ))}
      {open.length > 0 && (
        <Notice tone="warning" role="status">
          <p>
            Still to choose: {open.length === 1 ? "1 part" : `${open.length} parts`} of {differing.length}.
          </p>
        </Notice>
      )}
      <div className="flex flex-wrap gap-2">
        <Button look="primary" disabled={busy || open.length > 0} onClick={() => settle(true)}>
          {busy ? "Saving…" : "Save these choices"}
        </Button>
        <Button disabled={busy || open.length > 0} onClick={() => settle(false)}>
          Take them into the form
        </Button>
        <Button look="quiet" disabled={busy} onClick={onClose}>
          Back to my text
        </Button>
      </div>
    </section>
  );
}

/** As the server would store it, so that a blank at a line's end is no difference; as typed where that is impossible. */
function cleaned(content: StoryContent): StoryContent {
  const checked = checkDraft(content);
  return checked.ok ? checked.value : content;
}

/** Where only one of the two changed a part, that one is chosen already; where both did, nobody but a person can say. */
function preselected(differing: Difference[]): Partial<Record<string, Choice>> {
  return Object.fromEntries(
    differing
      .filter(({ changedBy }) => changedBy !== "both")
      .map(({ part, changedBy }) => [
        part,
        { from: changedBy === "me" ? "mine" : "theirs" } satisfies Choice,
      ]),
  );
}
