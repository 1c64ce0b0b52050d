import { describe, expect, it } from "vitest";
import { whatReadersSee } from "#components/desk/settings/language-field.tsx";
import { directionOf, hasMessages } from "#lib/language/tags.ts";
import { type Wording, wordingOf } from "#lib/language/wording.ts";

const inLanguage = (language: string, timeZone = "UTC") => wordingOf({ language, timeZone });
const counts = (wording: Wording) => [0, 1, 2, 1234].map((count) => wording.say("list.count", { count }));

describe("the wording of a site", () => {
  it("counts as the language does", () => {
    expect(counts(inLanguage("en"))).toEqual([
      "0 stories, newest first",
      "1 story, newest first",
      "2 stories, newest first",
      "1,234 stories, newest first",
    ]);
    expect(counts(inLanguage("de"))).toEqual([
      "0 Beiträge, die neuesten zuerst",
      "1 Beitrag, die neuesten zuerst",
      "2 Beiträge, die neuesten zuerst",
      "1.234 Beiträge, die neuesten zuerst",
    ]);
    expect(inLanguage("de").say("search.found", { count: 0 })).toBe("Nichts gefunden");
  });

  it("writes numbers, days and lists as its country does", () => {
    expect(["en", "de"].map((tag) => inLanguage(tag).number(12_345))).toEqual(["12,345", "12.345"]);
    expect(["en", "en-GB", "de", "de-AT"].map((tag) => inLanguage(tag).day("2026-01-04"))).toEqual([
      "January 4, 2026",
      "4 January 2026",
      "4. Januar 2026",
      "4. Jänner 2026",
    ]);
    expect(["en", "de"].map((tag) => inLanguage(tag).day("2026-06-04", "short"))).toEqual([
      "Jun 4, 2026",
      "4. Juni 2026",
    ]);
    expect(["en", "de"].map((tag) => inLanguage(tag).list(["A", "B", "C"]))).toEqual([
      "A, B, and C",
      "A, B und C",
    ]);
    expect(inLanguage("de").list(["A"])).toBe("A");
  });

  it("gives an instant the day that it is where the site is", () => {
    const instant = new Date("2026-06-04T22:30:00Z");
    expect(inLanguage("de", "Europe/Vienna").dayOf(instant)).toBe("5. Juni 2026");
    expect(inLanguage("de", "America/New_York").dayOf(instant)).toBe("4. Juni 2026");
  });

  it("leaves what is no day as it was typed", () => {
    expect(inLanguage("de").day("soon")).toBe("soon");
  });

  it("puts quotes around things as the language does", () => {
    expect(inLanguage("en").say("tags.like", { text: "AI" })).toBe("Tags like “AI”");
    expect(inLanguage("de").say("tags.like", { text: "KI" })).toBe("Themen wie „KI“");
  });

  it("is never taken for markup, whatever it is given", () => {
    const text = "<b>{x}</b> & '{'";
    expect(inLanguage("de").say("tags.like", { text })).toBe(`Themen wie „${text}“`);
  });

  it("comes in pieces where a part of it is an element", () => {
    const link = (inner: unknown) => ({ link: inner });
    expect(inLanguage("en").pieces<object>("search.firstPage", { first: link })).toEqual([
      "See ",
      { link: ["the first page"] },
      ".",
    ]);
    expect(inLanguage("de").pieces<object>("story.until", { day: { day: 1 } })).toEqual([
      "Aktuell bis ",
      { day: 1 },
    ]);
  });

  it("orders names as the language does", () => {
    const names = ["Zebra", "Äther", "Apfel", "Öl"];
    expect([...names].sort((a, b) => inLanguage("de").compare(a, b))).toEqual([
      "Apfel",
      "Äther",
      "Öl",
      "Zebra",
    ]);
    expect([...names].sort((a, b) => inLanguage("sv").compare(a, b))).toEqual([
      "Apfel",
      "Zebra",
      "Äther",
      "Öl",
    ]);
  });
});

describe("a language without messages", () => {
  it("has English ones, and days of its own", () => {
    const french = inLanguage("fr");
    expect(french).toMatchObject({ language: "en", storyLanguage: "fr", direction: "ltr" });
    expect(french.say("share.title")).toBe("Share");
    expect(french.day("2026-06-04")).toBe("4 juin 2026");
    expect(hasMessages("fr")).toBe(false);
    expect(hasMessages("de-AT")).toBe(true);
  });

  it("that runs from right to left keeps English sentences in one piece", () => {
    const arabic = inLanguage("ar");
    expect(arabic.direction).toBe("rtl");
    expect(arabic.say("missing.description")).toBe("\u2066There is no page at this address.\u2069");
    const pieces = arabic.pieces<string>("story.until", { day: "x" });
    expect([pieces.at(0), pieces.at(-1)]).toEqual(["\u2066", "\u2069"]);
  });
});

describe("the settings", () => {
  it("say what a language means for readers", () => {
    expect(whatReadersSee("de-AT")).toBe("Pages are in Austrian German, with its dates and numbers.");
    expect(whatReadersSee("ar")).toBe(
      "Pages are in English with dates of Arabic: nobody has translated them yet. Lines run from right to left.",
    );
    expect(whatReadersSee("")).toBe("");
    expect(whatReadersSee("not a tag")).toBe("");
  });
});

describe("the direction of lines", () => {
  it("is that of the script in which a language is written", () => {
    expect(["ar", "he", "fa-IR", "ur", "az-Arab", "dv", "ckb"].map(directionOf)).toEqual(
      Array(7).fill("rtl"),
    );
    expect(["en", "de", "az", "ru", "ja", "tr", "pa"].map(directionOf)).toEqual(Array(7).fill("ltr"));
  });
});
