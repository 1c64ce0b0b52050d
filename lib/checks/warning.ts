import type { Part } from "#lib/stories/compare.ts";

/** Something an editor may want to look at. It never stands in the way of saving or publishing. */
export type Warning = {
  part: Part;
  /** The form path of the field, such as "sources.0.url". */
  path: string;
  /** Which check found it, such as "long-sentence". */
  rule: string;
  /** What was found and what to do, in an editor's words. */
  message: string;
  /** "warning": probably a mistake. "hint": might be better otherwise. */
  severity: "warning" | "hint";
  /** Where in the field's text it begins, when it is about a place in it. */
  at?: number;
};
