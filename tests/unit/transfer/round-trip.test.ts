import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emptyContent } from "#lib/stories/content.ts";
import { contentHash } from "#lib/stories/hash.ts";
import { checkDraft } from "#lib/stories/schema.ts";
import { singleLine } from "#lib/stories/text.ts";
import type { KeptVerdict } from "#lib/takes/verdict.ts";
import { parseStoryFile, writeStoryFile } from "#lib/transfer/story-file.ts";
import { line, story } from "../../support/arbitrary-story.ts";
import { naughty } from "../../support/naughty.ts";

const runs = Number(process.env.RUNS ?? 500);
const instant = fc.option(
  fc.date({ min: new Date("0001-01-02"), max: new Date("9999-12-30"), noInvalidDate: true }),
);

/** One line, and not an empty one. */
const said = (longest: number) => line(longest).map((text) => singleLine(`${text} x`));

const verdict: fc.Arbitrary<KeptVerdict> = fc.record({
  verdict: fc.constantFrom("held", "mixed", "missed"),
  judged: said(300),
  note: said(500),
  url: fc.constantFrom("", "https://example.org/what-came-of-it?a=1#b"),
  givenAt: fc.date({ min: new Date("2000-01-02"), max: new Date("9999-12-30"), noInvalidDate: true }),
  givenBy: fc.oneof(fc.constant(""), said(100)),
});

function readBack(file: string) {
  const read = parseStoryFile(file, { path: "story.md", timeZone: "Europe/Vienna" });
  if (!read.ok) throw new Error(`${read.problem.message}\n${file}`);
  return read.value;
}

describe("a story that is written to a file", () => {
  test("is read back with the same hash and date, whatever is in it", () => {
    fc.assert(
      fc.property(story, instant, (content, publishedAt) => {
        const file = writeStoryFile(content, publishedAt);
        const read = readBack(file);
        expect(read.content).toEqual(content);
        expect(contentHash(read.content)).toBe(contentHash(content));
        expect(read.publishedAt).toEqual(publishedAt);
      }),
      { numRuns: runs },
    );
  }, 120_000);

  test("keeps the verdict on its claim: what was judged, how, why, when and by whom", () => {
    fc.assert(
      fc.property(story, verdict, fc.boolean(), (content, given, asItIs) => {
        const kept = { ...given, judged: (asItIs && content.claim) || given.judged };
        expect(readBack(writeStoryFile(content, null, kept)).verdict).toEqual(kept);
      }),
      { numRuns: runs },
    );
  }, 120_000);

  test("survives carriage returns and a byte order mark that other programs add", () => {
    fc.assert(
      fc.property(story, (content) => {
        const file = `\uFEFF${writeStoryFile(content, null).replaceAll("\n", "\r\n")}`;
        expect(readBack(file).content).toEqual(content);
      }),
      { numRuns: runs / 5 },
    );
  }, 120_000);

  test.each(naughty.map((text) => [JSON.stringify(text).slice(0, 60), text]))(
    "keeps %s in every part",
    (_, text) => {
      const checked = checkDraft({
        ...emptyContent,
        headline: `${text.slice(0, 150)} x`,
        summary: text.slice(0, 1900),
        ourTake: text,
        whyItMatters: `${text}\n\n${text}`,
        doThisWeek: [{ audience: text.slice(0, 100), action: text.slice(0, 900), until: "2026-06-11" }],
        body: text,
        sources: [{ title: text.slice(0, 250), url: "", publisher: text.slice(0, 150), date: null }],
        tags: [text.slice(0, 60)],
        hero: { src: "/a.png", alt: text.slice(0, 400), credit: text.slice(0, 150) },
        corrections: [{ date: "2026-06-05", kind: "typo", text: text.slice(0, 900) }],
      });
      if (!checked.ok) throw new Error(checked.problem.message);
      const read = readBack(writeStoryFile(checked.value, null));
      expect(read.content).toEqual(checked.value);
    },
  );
});
