import { type Formatters, IntlMessageFormat } from "intl-messageformat";
import { dayInZone } from "#lib/stories/dates.ts";
import { de } from "./messages/de.ts";
import { en } from "./messages/en.ts";
import type { Key, Message, TextKey, Values } from "./messages/types.ts";
import { directionOf, hasMessages, primaryOf, type translated } from "./tags.ts";

/** What readers are told, by the first part of a language's tag. */
export const translations: Record<(typeof translated)[number], Record<Key, string>> = { en, de };

type Given<K extends Key> = keyof Values<Message<K>> extends never ? [] : [values: Values<Message<K>>];

/** What readers are told, and how days, numbers and lists are written, in a language and a time zone. */
export class Wording {
  /** Of the messages (BCP 47): the site's own, or English where there are none in that. */
  readonly language: string;
  /** Of the stories. */
  readonly storyLanguage: string;
  /** How lines run in the language of the stories, and so on its pages. */
  readonly direction: "ltr" | "rtl";
  /** An IANA name. */
  readonly timeZone: string;
  readonly #messages: Record<Key, string>;
  readonly #isolated: boolean;
  readonly #ready = new Map<Key, string | IntlMessageFormat>();
  readonly #days: Record<"long" | "short", Intl.DateTimeFormat>;
  readonly #numbers: Intl.NumberFormat;
  readonly #lists: Intl.ListFormat;
  readonly #formatters: Formatters;
  readonly #order: Intl.Collator;

  constructor(language: string, timeZone: string) {
    this.language = hasMessages(language) ? language : "en";
    this.storyLanguage = language;
    this.direction = directionOf(language);
    this.timeZone = timeZone;
    this.#messages = translations[primaryOf(this.language) as keyof typeof translations];
    this.#isolated = directionOf(this.language) !== this.direction;
    const day = { timeZone: "UTC", year: "numeric", day: "numeric" } as const;
    this.#days = {
      long: new Intl.DateTimeFormat(language, { ...day, month: "long" }),
      short: new Intl.DateTimeFormat(language, { ...day, month: "short" }),
    };
    this.#numbers = new Intl.NumberFormat(this.language);
    const [numbers, plurals] = [this.#numbers, new Intl.PluralRules(this.language)];
    // Those of the library are found again by their options as JSON, which takes ten times as long.
    this.#formatters = {
      getNumberFormat: () => numbers,
      getPluralRules: () => plurals,
      getDateTimeFormat: (...asked) => new Intl.DateTimeFormat(...asked),
    };
    this.#lists = new Intl.ListFormat(this.language);
    this.#order = new Intl.Collator(language, { sensitivity: "base", numeric: true });
  }

  /** A message as text. */
  say<K extends TextKey>(key: K, ...given: Given<K>): string {
    const ready = this.#message(key);
    const text = typeof ready === "string" ? ready : String(ready.format(given[0]));
    return this.#isolated ? `\u2066${text}\u2069` : text;
  }

  /**
   * A message in pieces: its text, and what was given for its arguments and for what stands in its tags. For `Phrase`
   * (components/story/phrase.tsx), which checks what is given.
   */
  pieces<T>(key: Key, given: Record<string, string | number | T | ((inner: (string | T)[]) => T)>) {
    const ready = this.#message(key);
    const pieces = typeof ready === "string" ? ready : ready.format<T>(given);
    const all: (string | T)[] = Array.isArray(pieces) ? pieces : [pieces];
    return this.#isolated ? ["\u2066", ...all, "\u2069"] : all;
  }

  /** A day such as "2026-06-04": "June 4, 2026", or "Jun 4, 2026" when short. What is no day stays as it is. */
  day(day: string, style: "long" | "short" = "long"): string {
    const date = new Date(`${day}T00:00:00Z`);
    return Number.isNaN(date.getTime()) ? day : this.#days[style].format(date);
  }

  /** The day of an instant in the site's time zone. */
  dayOf(instant: Date, style: "long" | "short" = "long"): string {
    return this.day(dayInZone(instant, this.timeZone), style);
  }

  number(value: number): string {
    return this.#numbers.format(value);
  }

  /** "Ann, Ben, and Cleo". */
  list(names: string[]): string {
    return this.#lists.format(names);
  }

  /** Which of two names comes first in an alphabetical list. */
  compare(a: string, b: string): number {
    return this.#order.compare(a, b);
  }

  #message(key: Key): string | IntlMessageFormat {
    const known = this.#ready.get(key);
    if (known !== undefined) return known;
    const message = this.#messages[key];
    const options = { formatters: this.#formatters };
    const ready = /[{<]/.test(message)
      ? new IntlMessageFormat(message, this.language, undefined, options)
      : message;
    this.#ready.set(key, ready);
    return ready;
  }
}

const made = new Map<string, Wording>();
const mostMade = 20;

/** The wording of a site, made once for as long as it is asked for. */
export function wordingOf({ language, timeZone }: { language: string; timeZone: string }): Wording {
  const name = `${language} ${timeZone}`;
  const known = made.get(name);
  if (known) return known;
  if (made.size >= mostMade) made.clear();
  const wording = new Wording(language, timeZone);
  made.set(name, wording);
  return wording;
}

/** For what is English whatever the site's language: the desk. */
export const englishWording = wordingOf({ language: "en", timeZone: "UTC" });
