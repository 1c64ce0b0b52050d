import { lexeme } from "./document.ts";
import type { QueryWord } from "./query.ts";

/** What a story must have: of each group one, a phrase being its words in a row; and what it must not have. */
export type Match = {
  /** Each a wanted word with everything that stands for it. */
  words: QueryWord[][];
  phrases: QueryWord[][];
  not: QueryWord[][];
  /** Each a list of lexemes (see `filed`) of which one must be there. */
  filed: string[][];
  notFiled: string[];
};

/** The condition as PostgreSQL reads a tsquery; "" if there is none. */
export function matching(match: Match): string {
  return all([
    ...match.words.map((words) => any(words.map(word))),
    ...match.phrases.map(phrase),
    ...match.filed.map((names) => any(names.map(lexeme))),
    ...match.not.map((words) => `!(${words.length === 1 ? word(words[0] as QueryWord) : phrase(words)})`),
    ...match.notFiled.map((name) => `!${lexeme(name)}`),
  ]);
}

/** Every term that counts for the rank, as alternatives and as all of them at once; "" if there is none. */
export function ranking({ words, phrases }: Match): { any: string; all: string } {
  const terms = [...words, ...phrases]
    .flat()
    .flatMap(({ term, parts }) => (parts.length > 0 ? parts : [term]));
  const distinct = [...new Set(terms)].map(lexeme);
  return { any: any(distinct), all: all(distinct) };
}

/** Whether words must stand beside one another, which only the texts themselves tell. */
export function looksClosely({ words, phrases, not }: Match): boolean {
  return (
    [...phrases, ...not].some((each) => each.length > 1) ||
    [...words, ...not].flat().some(({ parts }) => parts.length > 0)
  );
}

function word({ term, parts }: QueryWord): string {
  return parts.length > 1 ? `(${parts.map(lexeme).join(" <-> ")} | ${lexeme(term)})` : lexeme(term);
}

function phrase(words: QueryWord[]): string {
  const terms = words.flatMap(({ term, parts }) => (parts.length > 0 ? parts : [term]));
  return `(${terms.map(lexeme).join(" <-> ")})`;
}

function any(operands: string[]): string {
  return operands.length > 1 ? `(${operands.join(" | ")})` : (operands[0] ?? "");
}

function all(operands: string[]): string {
  return operands.filter(Boolean).join(" & ");
}
