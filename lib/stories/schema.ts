import { z } from "zod";
import { canonicalTag, primaryOf } from "#lib/language/tags.ts";
import { ok, type Problem, type Result, refused } from "#lib/result.ts";
import { emptyContent, partNames, type StoryContent } from "./content.ts";
import { isDay } from "./dates.ts";
import { isSlug } from "./slug.ts";
import { multiLine, singleLine } from "./text.ts";

/** Lengths in characters that a part should keep to; shown while typing, never enforced. */
export const budgets = {
  headline: 90,
  summary: 320,
  ourTake: 600,
  claim: 200,
  whyItMatters: 600,
  action: 280,
} as const;

export const maxTags = 8;

/** Characters that a language tag needs at most (RFC 5646, 4.4.1). */
const longestTag = 35;

/** How many items a list may have. */
export const listLimits = {
  tags: maxTags,
  doThisWeek: 20,
  sources: 100,
  corrections: 100,
  pinned: 12,
  banned: 100,
} as const;

const line = (name: string, max: number) =>
  z
    .string({ error: `${name} must be text.` })
    .transform(singleLine)
    .refine((text) => text.length <= max, `${name} is longer than ${max} characters; shorten it.`);

const prose = (name: string, max: number) =>
  z
    .string({ error: `${name} must be text.` })
    .transform(multiLine)
    .refine(
      (text) => text.length <= max,
      `${name} is longer than ${max.toLocaleString("en")} characters; shorten it.`,
    );

const day = (name: string) =>
  z
    .string({ error: `${name} must be a date such as 2026-06-04.` })
    .refine(isDay, `${name} must be a date such as 2026-06-04.`);

const optionalDay = (name: string) =>
  z.preprocess((value) => (value === "" || value === undefined ? null : value), day(name).nullable());

const languageHelp = "A language is a tag such as de or en-GB; leave it out for the site’s own.";

/** In its one right spelling, so that "DE" and "de" are one content and one hash. */
const language = z.preprocess(
  (value) => (value === "" || value === undefined ? null : value),
  z
    .string({ error: languageHelp })
    .transform((text, context) => {
      const tag = text.length <= longestTag ? canonicalTag(text.trim()) : null;
      // Longer ones are not registered, and would be names ("German").
      if (tag !== null && primaryOf(tag).length < 4) return tag;
      context.addIssue({ code: "custom", message: languageHelp });
      return z.NEVER;
    })
    .nullable(),
);

const slug = line("The address", 200).refine(
  (text) => text === "" || isSlug(text),
  "An address has lower-case letters, digits and single hyphens only, such as “model-owned-by-clinic”.",
);

const webAddress = line("The link", 2000).refine(
  (text) => text === "" || isWebAddress(text),
  "A link starts with https:// or http:// and names a site.",
);

const action = z.strictObject({
  audience: line("The audience", 120),
  action: line("The action", 1000),
  until: optionalDay("“Current until”"),
});

const source = z.strictObject({
  title: line("The source’s title", 300),
  url: webAddress,
  publisher: line("The publisher", 200),
  date: optionalDay("The source’s date"),
});

const correction = z.strictObject({
  date: day("The correction’s date"),
  kind: z.enum(["correction", "update", "typo"], {
    error: "A correction is a correction, an update or a typo.",
  }),
  text: line("The correction", 1000),
});

const hero = z.strictObject({
  src: line("The picture’s path", 500).refine(
    (text) => /^\/(?![/\\])[^\s\\]*$/.test(text),
    "A picture is a path on this site that starts with one “/”.",
  ),
  alt: line("The picture’s description", 500),
  credit: line("The picture’s credit", 200),
});

const tags = z
  .array(line("A tag", 60))
  .transform((names) => names.filter((name) => name !== ""))
  .refine((names) => names.length <= maxTags, `A story has at most ${maxTags} tags.`);

/** A draft may lack anything but a headline. */
export const draftSchema = z.strictObject({
  headline: line("The headline", 200).refine((text) => text !== "", "A story needs a headline."),
  slug,
  section: slug,
  language,
  summary: line("The summary", 2000),
  ourTake: prose("Our Take", 10_000),
  claim: line("The claim", 500),
  lookBack: optionalDay("The day to look back"),
  whyItMatters: prose("Why it matters", 10_000),
  doThisWeek: z.array(action).max(listLimits.doThisWeek, "“Do this week” has at most 20 items."),
  body: prose("The body", 400_000),
  sources: z.array(source).max(listLimits.sources, "A story has at most 100 sources."),
  tags,
  hero: hero.nullable(),
  corrections: z.array(correction).max(listLimits.corrections, "A story has at most 100 corrections."),
  follows: slug.nullable().transform((text) => text || null),
  related: z.strictObject({
    pinned: z.array(slug).max(listLimits.pinned),
    banned: z.array(slug).max(listLimits.banned),
  }),
});

const needed = (message: string) => z.string().refine((text) => text !== "", message);

/** Publication needs every part that a reader sees; it speaks of content that `checkDraft` has let through. */
export const publishableSchema = z
  .object({
    headline: needed("A story needs a headline."),
    section: needed("Choose a section."),
    summary: needed("Write a summary: one to three sentences that say what happened."),
    ourTake: needed("Write Our Take: the desk’s judgement."),
    whyItMatters: needed("Write Why it matters: what follows from the news, and for whom."),
    doThisWeek: z
      .array(
        z.object({
          audience: needed("Say who should do this."),
          action: needed("Say what they should do."),
        }),
      )
      .min(1, "Add at least one item to Do this week."),
    body: needed("Write the body."),
    sources: z.array(
      z.object({ title: needed("Give the source a title."), url: needed("Give the source a link.") }),
    ),
    tags: z.array(z.string()).min(1, "Add at least one tag."),
    hero: z
      .object({
        alt: needed("Describe the picture for people who cannot see it."),
        credit: needed("Say whose picture it is."),
      })
      .nullable(),
    corrections: z.array(z.object({ text: needed("Say what was corrected.") })),
    claim: z.string(),
    lookBack: z.string().nullable(),
  })
  .superRefine(({ claim, lookBack }, context) => {
    const missing = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (claim !== "" && lookBack === null)
      missing("lookBack", "Choose the day on which we look back at the claim.");
    if (claim === "" && lookBack !== null)
      missing("claim", "Write the claim, or take out the day to look back.");
  });

/**
 * Takes anything (a form, a file, a request) and gives clean content that a draft may hold: line ends "\n", what the
 * database cannot store gone, single lines trimmed. Missing keys count as empty.
 */
export function checkDraft(input: unknown): Result<StoryContent> {
  const whole = input && typeof input === "object" ? { ...emptyContent, ...input } : input;
  const parsed = draftSchema.safeParse(whole);
  return parsed.success ? ok(parsed.data) : refused(problemOf(parsed.error, "The story could not be saved"));
}

/** Says whether readers could be shown this content, and if not, every part that stands in the way. */
export function checkPublishable(content: StoryContent): Result<StoryContent> {
  const parsed = publishableSchema.safeParse(content);
  return parsed.success ? ok(content) : refused(problemOf(parsed.error, "The story cannot be published yet"));
}

/** Labels a form path for a summary of errors: "sources.0.url" becomes "Sources 1". */
export function pathName(path: string): string {
  const [part = "", index] = path.split(".");
  const name = partNames[part as keyof StoryContent] ?? part;
  return index && /^\d+$/.test(index) ? `${name} ${Number(index) + 1}` : name;
}

function problemOf(error: z.ZodError, lead: string): Problem {
  const fields: Record<string, string[]> = {};
  for (const issue of error.issues) {
    const path = issue.path.join(".");
    fields[path] = [...(fields[path] ?? []), issue.message];
  }
  const sentences = Object.entries(fields).map(
    ([path, messages]) => `${pathName(path)}: ${messages.join(" ")}`,
  );
  return { code: "invalid", message: `${lead}. ${sentences.join(" ")}`, fields };
}

function isWebAddress(text: string): boolean {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return false;
  const url = new URL(text);
  return url.hostname !== "" && url.username === "" && url.password === "";
}
