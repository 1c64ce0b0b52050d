import { type Part, same } from "#lib/stories/compare.ts";
import type { StoryContent } from "#lib/stories/content.ts";

/** What the form holds: a story's content as typed, and the date of first publication as the site's clocks show it. */
export type Draft = {
  content: StoryContent;
  /** "2026-06-04T12:00" in the site's time zone, or "" for the moment of publication. */
  publishedLocal: string;
};

export type Edit =
  | { [P in Part]: { kind: "part"; part: P; value: StoryContent[P] } }[Part]
  | { kind: "published"; value: string }
  | { kind: "whole"; draft: Draft };

/** The draft after an edit; parts that it does not touch stay the same objects. */
export function edited(draft: Draft, edit: Edit): Draft {
  switch (edit.kind) {
    case "part":
      return { ...draft, content: { ...draft.content, [edit.part]: edit.value } };
    case "published":
      return { ...draft, publishedLocal: edit.value };
    case "whole":
      return edit.draft;
  }
}

/** Whether two drafts say the same. */
export function sameDraft(a: Draft, b: Draft): boolean {
  return a.publishedLocal === b.publishedLocal && same(a.content, b.content);
}

/** A list with one item replaced. */
export function replaced<T>(list: readonly T[], index: number, item: T): T[] {
  return list.map((each, i) => (i === index ? item : each));
}

/** A list without one item. */
export function without<T>(list: readonly T[], index: number): T[] {
  return list.filter((_, i) => i !== index);
}

/** A list whose item at `from` stands at `to`; the list itself when there is no such place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  if (to < 0 || to >= list.length || from === to) return [...list];
  const rest = without(list, from);
  return [...rest.slice(0, to), list[from] as T, ...rest.slice(to)];
}

/** The id of the field that holds a form path such as "sources.0.url". */
export function fieldId(path: string): string {
  return `part-${path.replaceAll(".", "-")}`;
}
