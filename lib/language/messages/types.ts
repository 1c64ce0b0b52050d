import type { en } from "./en.ts";

/** The name of a message, such as "story.share". */
export type Key = keyof typeof en;

export type Message<K extends Key> = (typeof en)[K];

/** What a message has to be given: numbers where it counts, and otherwise text, or whatever else stands for `Text`. */
export type Values<M extends string, Text = string> = {
  [A in Arguments<M, "m", never> as A[0]]: A[1] extends "number" ? number : Text;
};

/** The names of a message's tags: "link" in "See <link>all stories</link>". */
export type Tags<M extends string> = M extends `${string}<${infer Name}>${infer Rest}`
  ? (Name extends `/${string}` ? never : Name) | Tags<Rest>
  : never;

/** The messages that are text and nothing else. */
export type TextKey = { [K in Key]: Tags<Message<K>> extends never ? K : never }[Key];

/**
 * Reads an ICU message as its parser does, in types. `Open` says within what it is: "m" a message or a branch of one, "s"
 * the branches of a plural or select.
 */
type Arguments<S extends string, Open extends string, Found> = S extends `${infer Before}{${infer After}`
  ? Before extends `${string}}${string}`
    ? AfterClosing<S, Open, Found>
    : Open extends `s${string}`
      ? Arguments<After, `m${Open}`, Found>
      : AfterArgument<After, Open, Found>
  : Found;

type AfterClosing<S extends string, Open extends string, Found> = S extends `${string}}${infer After}`
  ? Open extends `${string}${infer Outer}`
    ? Arguments<After, Outer, Found>
    : Found
  : Found;

type AfterArgument<S extends string, Open extends string, Found> = S extends `${infer Head}}${infer After}`
  ? Head extends `${infer Name}, ${infer Kind}`
    ? Kind extends `plural,${string}`
      ? S extends `${string}, plural,${infer Branches}`
        ? Arguments<Branches, `s${Open}`, Found | [Name, "number"]>
        : never
      : Kind extends `select,${string}`
        ? S extends `${string}, select,${infer Branches}`
          ? Arguments<Branches, `s${Open}`, Found | [Name, "text"]>
          : never
        : Arguments<After, Open, Found | [Name, "number"]>
    : Arguments<After, Open, Found | [Head, "text"]>
  : Found;
