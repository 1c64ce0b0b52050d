import { z } from "zod";
import { singleLine } from "#lib/stories/text.ts";

/** What became of a claim when the desk looked back, the best first. */
export const verdicts = ["held", "mixed", "missed"] as const;
export type Verdict = (typeof verdicts)[number];

/** In a word, as it stands on a story and in the record. */
export const verdictNames: Record<Verdict, string> = { held: "Held", mixed: "Mixed", missed: "Missed" };

/** In a sentence, for whoever chooses one or meets one. */
export const verdictWords: Record<Verdict, string> = {
  held: "What we claimed came true.",
  mixed: "Part of what we claimed came true, part did not.",
  missed: "What we claimed did not come true.",
};

/** A verdict as readers see it. */
export type ShownVerdict = {
  verdict: Verdict;
  /** The claim in the words that were judged. */
  judged: string;
  /** What happened, in plain words; "" for nothing. */
  note: string;
  /** What shows it; "" for nothing. */
  url: string;
  givenAt: Date;
};

/** A verdict as it is kept, and taken from one place to another. */
export type KeptVerdict = ShownVerdict & {
  /** The name of whoever gave it; "" for nobody's. */
  givenBy: string;
};

export const longestNote = 1000;

const tooLong = `The note is longer than ${longestNote.toLocaleString("en")} characters; shorten it.`;

/** A verdict as it is given: somebody who says how it went also says why. */
export const verdictInput = z.strictObject({
  verdict: z.enum(verdicts, { error: "Choose a verdict: held, mixed or missed." }),
  note: z
    .string()
    .transform(singleLine)
    .refine((text) => text.length <= longestNote, tooLong)
    .refine((text) => text !== "", "Say in a sentence or two what happened."),
  url: z
    .string()
    .transform(singleLine)
    .refine(
      (text) =>
        text === "" ||
        (text.length <= 2000 && /^https?:\/\/[^\s/@]+(?:[/?#]\S*)?$/i.test(text) && URL.canParse(text)),
      "A link starts with https:// or http:// and names a site.",
    ),
});
export type GivenVerdict = z.infer<typeof verdictInput>;
