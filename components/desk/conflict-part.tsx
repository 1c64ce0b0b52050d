"use client";

import { Check } from "lucide-react";
import { useId, useMemo } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextArea } from "#components/ui/controls.tsx";
import { compareWords, type Run } from "#lib/comparison/words.ts";
import { partNames } from "#lib/stories/content.ts";
import { isQuestion, type PartQuestions, type Question } from "./saving/choices.ts";
import type { Choice, Clash } from "./saving/text.ts";

type Props = {
  questions: PartQuestions;
  who: string;
  choices: Clash["choices"];
  onChoice: (key: string, choice: Choice) => void;
};

/** One part: the places that both changed, with as much of the text around them as tells where they are. */
export function ConflictPart({ questions: { part, pieces }, who, choices, onChoice }: Props) {
  const id = useId();
  const asked = pieces.filter(isQuestion);
  return (
    <section aria-labelledby={id} className="rounded-xs border border-edge bg-surface">
      <header className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-line px-4 py-2.5">
        <h3 id={id} className="font-bold">
          {partNames[part]}
        </h3>
        <p
          className={`text-sm ${asked.some(({ key }) => !choices[key]) ? "font-semibold text-warn" : "text-quiet"}`}
        >
          {asked.length === 1 ? "Both of you changed this." : `Both of you changed ${asked.length} places.`}
        </p>
      </header>
      {pieces.map((piece, i) =>
        isQuestion(piece) ? (
          <Place
            key={piece.key}
            question={piece}
            name={
              asked.length === 1 ? partNames[part] : `${partNames[part]}, place ${asked.indexOf(piece) + 1}`
            }
            who={who}
            choice={choices[piece.key]}
            onChoice={(choice) => onChoice(piece.key, choice)}
          />
        ) : (
          <Around
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces never change their places
            key={i}
            text={piece.agreed}
            before={i + 1 < pieces.length}
            after={i > 0}
          />
        ),
      )}
    </section>
  );
}

type PlaceProps = {
  question: Question;
  /** What the place is called. */
  name: string;
  who: string;
  choice: Choice | undefined;
  onChoice: (choice: Choice) => void;
};

const uses = { mine: "Use mine", theirs: "Use theirs", both: "Use both" } as const;

/** One place in both versions, and what is to become of it. */
function Place({ question, name, who, choice, onChoice }: PlaceProps) {
  const id = useId();
  const { mine, theirs, both, editable } = question;
  const texts = { mine, theirs, both: both ?? "" };
  const runs = useMemo(() => compareWords(mine.trim(), theirs.trim()), [mine, theirs]);
  const result = choice?.from === "edited" ? choice.text : choice ? texts[choice.from] : "";
  const use = (from: keyof typeof uses) => (
    <Button
      aria-pressed={choice?.from === from}
      aria-label={`${uses[from]}: ${name}`}
      look={choice?.from === from ? "primary" : "plain"}
      onClick={() => onChoice({ from })}
    >
      {choice?.from === from && <Check aria-hidden className="size-4" />}
      {uses[from]}
    </Button>
  );
  return (
    <div className="border-line not-last:border-b">
      <div className="grid md:grid-cols-2 md:divide-x md:divide-line">
        {(["mine", "theirs"] as const).map((side) => (
          <div
            key={side}
            className={`flex min-w-0 flex-col gap-2 px-4 py-3 max-md:not-first:border-t max-md:not-first:border-line ${isIn(choice, side) ? "bg-good-soft" : ""} ${choice && !isIn(choice, side) ? "text-quiet" : ""}`}
          >
            <h4 className="text-sm font-semibold text-quiet">{side === "mine" ? "Yours" : `${who}’s`}</h4>
            <div className="max-h-80 flex-1 overflow-y-auto font-serif leading-relaxed break-words whitespace-pre-wrap">
              <Words runs={runs} side={side} />
            </div>
            <div>{use(side)}</div>
          </div>
        ))}
      </div>
      {(both !== null || editable) && (
        <div className="flex flex-wrap items-center gap-x-5 gap-y-2 border-t border-line px-4 py-2.5">
          {both !== null && use("both")}
          {editable && (
            <details open={choice?.from === "edited"} className="open:basis-full">
              <summary className="w-fit cursor-pointer py-1.5 text-sm font-medium">
                Edit what will be saved
              </summary>
              <label htmlFor={`${id}-edit`} className="sr-only">
                {name} as it will be saved
              </label>
              <TextArea
                id={`${id}-edit`}
                rows={4}
                className="mt-2 font-serif"
                value={result}
                placeholder="Choose a version above, or write a new one here."
                onChange={(event) => onChoice({ from: "edited", text: event.target.value })}
              />
            </details>
          )}
        </div>
      )}
    </div>
  );
}

/** One side's text; the words that the other does not have are marked. */
function Words({ runs, side }: { runs: Run[]; side: "mine" | "theirs" }) {
  const own = runs.filter(({ kind }) => kind !== (side === "mine" ? "added" : "removed"));
  if (own.length === 0) return <span className="font-sans text-sm text-quiet">Nothing here</span>;
  const whole = own.every(({ kind }) => kind !== "same");
  let at = 0;
  return own.map(({ kind, text }) => {
    at += text.length;
    if (kind === "same" || whole) return <span key={at}>{text}</span>;
    return (
      <mark key={at} className="border-b-2 border-current bg-transparent text-inherit">
        {text}
      </mark>
    );
  });
}

function isIn(choice: Choice | undefined, side: "mine" | "theirs"): boolean {
  return choice?.from === side || choice?.from === "both";
}

const shown = 180;

/** The agreed text next to a place, cut where it is far away. */
function Around({ text, before, after }: { text: string; before: boolean; after: boolean }) {
  const short = text.length <= shown * 2;
  const start = after ? text.slice(0, shown) : "";
  const end = before ? text.slice(-shown) : "";
  const words = short && before && after ? text : `${start}${start && end ? " … " : ""}${end}`;
  if (words.trim() === "") return null;
  return (
    <p className="border-b border-line bg-paper px-4 py-2 font-serif text-sm leading-relaxed break-words whitespace-pre-wrap text-quiet">
      {!after && text.length > shown && "… "}
      {words.trim()}
      {!before && text.length > shown && " …"}
    </p>
  );
}
