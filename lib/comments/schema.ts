import { z } from "zod";
import { type Part, parts } from "#lib/stories/compare.ts";
import { cleanText, multiLine, singleLine } from "#lib/stories/text.ts";
import { isPassagePart } from "./parts.ts";

/** Characters that a comment, a suggestion, and the name of somebody with a link may have. */
export const limits = { text: 4000, passage: 20_000, name: 80 } as const;

const text = z
  .string()
  .transform(multiLine)
  .refine(
    (said) => said.length <= limits.text,
    `A comment has at most ${limits.text.toLocaleString("en")} characters; shorten it.`,
  );

const replacement = z
  .string()
  .transform(cleanText)
  .refine((words) => words.length <= limits.passage, "The suggestion is too long; suggest less at once.")
  .nullable()
  .default(null);

const passage = z.strictObject({
  quote: z.string().transform(cleanText).pipe(z.string().min(1).max(limits.passage)),
  prefix: z.string().transform(cleanText).pipe(z.string().max(200)),
  suffix: z.string().transform(cleanText).pipe(z.string().max(200)),
  start: z.int().min(0),
});

const about = z.strictObject({
  /** The revision that was looked at. */
  number: z.int().positive(),
  /** Null: the whole story. */
  part: z.enum(parts as [Part, ...Part[]]).nullable(),
  /** Null: the whole part. */
  passage: passage.nullable(),
  text,
  replacement,
});

/** What a thread is begun with. */
export const beginning = about
  .refine(({ text, replacement }) => text !== "" || replacement !== null, {
    message: "Write what you want to say.",
    path: ["text"],
  })
  .refine(({ part, passage }) => passage === null || (part !== null && isPassagePart(part)), {
    message: "This part can only be commented on as a whole.",
    path: ["passage"],
  })
  .refine(({ passage, replacement }) => replacement === null || passage !== null, {
    message: "Select the words that your suggestion should replace.",
    path: ["replacement"],
  });
export type Beginning = z.input<typeof beginning>;

/** What a thread is answered with. */
export const answer = z
  .strictObject({ text, replacement })
  .refine(({ text, replacement }) => text !== "" || replacement !== null, {
    message: "Write what you want to say.",
    path: ["text"],
  });
export type Answer = z.input<typeof answer>;

/** The name under which somebody with a link comments. */
export const givenName = z
  .string()
  .transform(singleLine)
  .refine(
    (name) => name.length >= 1 && name.length <= limits.name,
    `Say who you are, in at most ${limits.name} characters.`,
  );
