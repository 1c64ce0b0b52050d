import type { Stale } from "#lib/stories/commands.ts";
import type { Draft } from "../draft.ts";

/** What is stored as far as this page knows, in the form's shape: what the text on the screen was made from. */
export type Base = {
  /** Both null while the story is not stored at all. */
  version: number | null;
  revision: number | null;
  draft: Draft;
};

/** What somebody else has stored meanwhile and only a person can join with the text on the screen. */
export type Clash = {
  stale: Stale;
  /** The same in the form's shape. */
  theirs: Draft;
  /** What has been chosen so far, by the place of the question. */
  choices: Record<string, Choice>;
};

export type Choice = { from: "mine" | "theirs" | "both" } | { from: "edited"; text: string };
