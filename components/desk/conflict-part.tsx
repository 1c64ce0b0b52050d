"use client";

import { useId } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextArea } from "#components/ui/controls.tsx";
import type { Difference } from "#lib/stories/compare.ts";
import { partNames, type StoryContent } from "#lib/stories/content.ts";
import { isTextPart, partText } from "./part-text.ts";

export type Choice = { from: "mine" | "theirs" } | { from: "edited"; text: string };

type Props = {
  difference: Difference;
  mine: StoryContent;
  theirs: StoryContent;
  who: string;
  choice: Choice | undefined;
  onChoice: (choice: Choice) => void;
};

/** One part in both versions, and what is to become of it. */
export function ConflictPart({ difference, mine, theirs, who, choice, onChoice }: Props) {
  const { part, changedBy } = difference;
  const id = useId();
  const texts = { mine: partText(mine, part), theirs: partText(theirs, part) };
  const said = {
    me: "Only you changed this part.",
    them: `Only ${who} changed this part.`,
    both: "Both of you changed this part.",
  }[changedBy];
  const chosen = choice?.from === "edited" ? choice.text : choice ? texts[choice.from] : "";

  return (
    <section aria-labelledby={id} className="rounded-xs border border-edge bg-surface">
      <header className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-line px-4 py-2.5">
        <h3 id={id} className="font-bold">
          {partNames[part]}
        </h3>
        <p
          className={`text-sm ${changedBy === "both" && !choice ? "font-semibold text-warn" : "text-quiet"}`}
        >
          {said}
        </p>
      </header>
      <div className="grid md:grid-cols-2 md:divide-x md:divide-line">
        {(["mine", "theirs"] as const).map((side) => {
          const picked = choice?.from === side;
          const title = side === "mine" ? "Yours" : `${who}’s`;
          return (
            <div
              key={side}
              className={`flex min-w-0 flex-col gap-2 px-4 py-3 ${picked ? "bg-good-soft" : ""}`}
            >
              <h4 className="text-sm font-semibold text-quiet">{title}</h4>
              <div className="max-h-80 flex-1 overflow-y-auto font-serif leading-relaxed break-words whitespace-pre-wrap">
                {texts[side] || <span className="font-sans text-sm text-quiet">Empty</span>}
              </div>
              <div>
                <Button
                  aria-pressed={picked}
                  aria-label={`${side === "mine" ? "Use mine" : "Use theirs"}: ${partNames[part]}`}
                  look={picked ? "primary" : "plain"}
                  onClick={() => onChoice({ from: side })}
                >
                  {side === "mine" ? "Use mine" : "Use theirs"}
                </Button>
              </div>
            </div>
          );
        })}
      </div>
      {isTextPart(part) && (
        <details className="border-t border-line px-4 py-2.5" open={choice?.from === "edited"}>
          <summary className="cursor-pointer text-sm font-medium">Edit what will be saved</summary>
          <label htmlFor={`${id}-edit`} className="sr-only">
            {partNames[part]} as it will be saved
          </label>
          <TextArea
            id={`${id}-edit`}
            rows={4}
            className="mt-2 font-serif"
            value={chosen}
            placeholder="Choose a version above, or write a new one here."
            onChange={(event) => onChoice({ from: "edited", text: event.target.value })}
          />
        </details>
      )}
    </section>
  );
}
