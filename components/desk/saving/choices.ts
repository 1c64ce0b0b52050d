import { type Part, parts, same } from "#lib/stories/compare.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import type { Merge, PartConflict, Passage } from "#lib/stories/merge.ts";
import { isTextPart, partText } from "../part-text.ts";
import type { Choice, Clash } from "./text.ts";

/** One place that two people left in different states. */
export type Question = {
  key: string;
  mine: string;
  theirs: string;
  /** Null where the two cannot stand beside each other. */
  both: string | null;
  editable: boolean;
};

/** A part with its questions, and in a text also what stands between them. */
export type PartQuestions = { part: Part; pieces: ({ agreed: string } | Question)[] };

/** What a person has to decide before two versions are one. */
export function questionsOf({ content, conflicts }: Merge): PartQuestions[] {
  return conflicts.map((conflict) => ({
    part: conflict.part,
    pieces: conflict.passages
      ? conflict.passages.map((passage, i) => pieceOf(conflict.part, passage, i))
      : [wholeOf(content, conflict)],
  }));
}

/** The story with every question answered as chosen; null as long as one is open. */
export function resolved({ content, conflicts }: Merge, choices: Clash["choices"]): StoryContent | null {
  const result = { ...content };
  for (const conflict of conflicts) {
    const { part, passages } = conflict;
    if (passages) {
      const texts = passages.map((passage, i) =>
        passage.kind === "agreed" ? passage.text : textOf(passage, choices[`${part}:${i}`]),
      );
      if (texts.includes(null)) return null;
      Object.assign(result, { [part]: texts.join("") });
    } else {
      const value = chosenOf(conflict, choices[part]);
      if (value === undefined) return null;
      Object.assign(result, { [part]: value });
    }
  }
  return result;
}

export function isQuestion(piece: PartQuestions["pieces"][number]): piece is Question {
  return "key" in piece;
}

/** The parts that somebody else changed and nobody has to decide about. */
export function takenOver(merge: Merge, mine: StoryContent): Part[] {
  const asked = new Set(merge.conflicts.map(({ part }) => part));
  return parts.filter((part) => !asked.has(part) && !same(merge.content[part], mine[part]));
}

function pieceOf(part: Part, passage: Passage, i: number): { agreed: string } | Question {
  if (passage.kind === "agreed") return { agreed: passage.text };
  const { mine, theirs } = passage;
  return { key: `${part}:${i}`, mine, theirs, both: beside(mine, theirs), editable: true };
}

function wholeOf(content: StoryContent, conflict: PartConflict): Question {
  const { part, mine, theirs } = conflict;
  const text = (value: unknown) => partText({ ...content, [part]: value } as StoryContent, part);
  const union = bothLists(mine, theirs);
  return {
    key: part,
    mine: text(mine),
    theirs: text(theirs),
    both: union && text(union),
    editable: isTextPart(part),
  };
}

function textOf({ mine, theirs }: Passage & { kind: "conflict" }, choice: Choice | undefined): string | null {
  switch (choice?.from) {
    case "mine":
      return mine;
    case "theirs":
      return theirs;
    case "both":
      return beside(mine, theirs);
    case "edited":
      return choice.text;
    default:
      return null;
  }
}

function chosenOf({ mine, theirs }: PartConflict, choice: Choice | undefined): unknown {
  switch (choice?.from) {
    case "mine":
      return mine;
    case "theirs":
      return theirs;
    case "both":
      return bothLists(mine, theirs) ?? mine;
    case "edited":
      return choice.text;
    default:
      return undefined;
  }
}

/** One text after the other: sentences with a blank between them, paragraphs with an empty line. */
function beside(mine: string, theirs: string): string {
  if (mine === "" || theirs === "" || /\s$/.test(mine) || /^\s/.test(theirs)) return mine + theirs;
  return mine + (mine.includes("\n") || theirs.includes("\n") ? "\n\n" : " ") + theirs;
}

function bothLists(mine: unknown, theirs: unknown): unknown[] | null {
  if (!Array.isArray(mine) || !Array.isArray(theirs)) return null;
  return [...theirs, ...mine.filter((item) => !theirs.some((other) => same(item, other)))];
}
