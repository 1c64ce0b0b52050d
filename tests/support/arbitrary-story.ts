import fc from "fast-check";
import type { StoryContent } from "#lib/stories/content.ts";
import { checkDraft } from "#lib/stories/schema.ts";
import { slugify } from "#lib/stories/slug.ts";
import { naughty } from "./naughty.ts";

const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...naughty) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 20 }) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 20 }) },
  { weight: 1, arbitrary: fc.lorem({ maxCount: 12 }) },
  { weight: 2, arbitrary: fc.constantFrom("\n", " ", "\n\n", "\t", "  ", "a", "") },
);

/** Text as people, programs and attackers leave it in a form. */
export const text = fc
  .tuple(fc.array(piece, { maxLength: 6 }), fc.constantFrom("", " ", "\n", "\n\n", " \n"))
  .map(([pieces, joint]) => pieces.join(joint));

export const line = (max: number) => text.map((text) => text.slice(0, max));
const day = fc
  .date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const slug = line(60).map(slugify);
const list = <T>(item: fc.Arbitrary<T>, maxLength = 3) => fc.array(item, { maxLength });

/** Content that a draft may hold, in every shape and with every kind of text. */
export const story: fc.Arbitrary<StoryContent> = fc
  .record({
    headline: line(180).map((headline) => `${headline} x`),
    slug: fc.oneof(fc.constant(""), slug),
    section: fc.oneof(fc.constant(""), slug),
    language: fc.option(fc.constantFrom("de", "en-GB", "ar", "zh-Hant", "DE-at")),
    summary: text,
    ourTake: text,
    claim: line(400),
    lookBack: fc.option(day),
    whyItMatters: text,
    doThisWeek: list(fc.record({ audience: line(100), action: line(900), until: fc.option(day) })),
    body: text,
    sources: list(
      fc.record({
        title: line(200),
        url: fc.oneof(
          fc.constant(""),
          fc.webUrl(),
          line(60).map((q) => `https://example.org/?q=${q}`),
        ),
        publisher: line(100),
        date: fc.option(day),
      }),
    ),
    tags: list(line(50)),
    hero: fc.option(
      fc.record({
        src: line(50).map((path) => `/a${path.replace(/[\s\\]/g, "")}`),
        alt: line(200),
        credit: line(100),
      }),
    ),
    corrections: list(
      fc.record({ date: day, kind: fc.constantFrom("correction", "update", "typo"), text: line(500) }),
    ),
    follows: fc.option(slug),
    related: fc.record({ pinned: list(slug), banned: list(slug) }),
  })
  .map(checkDraft)
  .filter((checked) => checked.ok)
  .map((checked) => (checked.ok ? checked.value : never()));

function never(): never {
  throw new Error("A story that may not be stored came through the filter.");
}
