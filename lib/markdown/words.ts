import { hasMessages } from "#lib/language/tags.ts";
import { type Wording, wordingOf } from "#lib/language/wording.ts";

/** What rendered Markdown says by itself, most of it to those who listen. "%" stands for what a label is about. */
export type MarkdownWords = {
  footnotes: string;
  back: string;
  anchor: string;
  table: string;
  tableOf: string;
  done: string;
  toDo: string;
};

export const englishWords: MarkdownWords = {
  footnotes: "Footnotes",
  back: "Back to reference %",
  anchor: "Link to “%”",
  table: "Table",
  tableOf: "Table: %",
  done: "Done:",
  toDo: "To do:",
};

/**
 * The words in the language of the text, if there are messages in that (`spoken`, where it is not the site's), else in the
 * site's: they stand within the text, and are read out with it.
 */
export function wordsOf(around: Wording, spoken?: string | null): MarkdownWords {
  const { timeZone } = around;
  const wording = spoken && hasMessages(spoken) ? wordingOf({ language: spoken, timeZone }) : around;
  const known = said.get(wording);
  if (known) return known;
  const words = {
    footnotes: wording.say("markdown.footnotes"),
    back: wording.say("markdown.back", { reference: "%" }),
    anchor: wording.say("markdown.anchor", { heading: "%" }),
    table: wording.say("markdown.table"),
    tableOf: wording.say("markdown.tableOf", { columns: "%" }),
    done: wording.say("markdown.done"),
    toDo: wording.say("markdown.toDo"),
  };
  said.set(wording, words);
  return words;
}

const said = new WeakMap<Wording, MarkdownWords>();

/** A label with what it is about. */
export function about(label: string, what: string): string {
  return label.replace("%", () => what);
}
