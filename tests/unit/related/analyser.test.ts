import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { languageOf } from "#lib/language/languages.ts";
import { analyse } from "#lib/related/analyser.ts";
import { text } from "../../support/arbitrary-story.ts";

const terms = (text: string) => [...analyse([{ text, times: 1 }]).keys()].sort();
const withoutPhrases = (text: string) => terms(text).filter((term) => !term.includes("+"));
const names = (text: string) =>
  [...analyse([{ text, times: 1 }]).values()].flatMap(({ label }) => label ?? []).sort();

describe("the terms of a text", () => {
  it("are its words without endings, case and accents, but for stop words and plain numbers", () => {
    expect(terms("The hospitals own their models in 2026, and the hospital’s model is café-bound.")).toEqual([
      "cafe-bound",
      "hospit",
      "model",
    ]);
  });

  it("include phrases of two words with nothing but a space between them", () => {
    expect(terms("Hail nets over orchards, nets again.")).toContain("hail+net");
    expect(terms("Hail. Nets over orchards, hail.")).not.toContain("hail+net");
  });

  it("count as often as the passage counts", () => {
    const found = analyse([
      { text: "Weather models", times: 2 },
      { text: "A model is a model.", times: 1 },
    ]);
    expect(found.get("model")?.count).toBe(4);
    expect(found.get("weather")?.count).toBe(2);
  });

  it("include pairs of capitalised neighbours, also across “of”", () => {
    expect(withoutPhrases("We met Ada Norda at the Ministry of Weather.")).toEqual([
      "ada",
      "ada norda",
      "met",
      "ministri",
      "ministry weather",
      "norda",
      "weather",
    ]);
  });

  it("keep names with signs in them whole", () => {
    expect(withoutPhrases("GPT-4o beat C++, Node.js and R2-D2.")).toEqual([
      "beat",
      "gpt-4o",
      "node.js",
      "r2-d2",
    ]);
  });

  it("are found in scripts without spaces", () => {
    expect(terms("東京大学は新しい研究を発表した。")).toContain("東京");
    expect(terms("Погода в Москве")).toContain("москве");
  });

  it("are those of the site's language", () => {
    const german = analyse([{ text: "Die Kliniken und die Klinik", times: 1 }], languageOf("de-AT"));
    expect([...german.keys()]).toEqual(["klinik"]);
  });

  it("can be taken from anything and fit into an index", () => {
    fc.assert(
      fc.property(text, (text) => {
        for (const [term, { count }] of analyse([{ text, times: 1 }])) {
          expect(term).not.toBe("");
          expect(term.isWellFormed()).toBe(true);
          expect(Buffer.byteLength(term)).toBeLessThan(400);
          expect(count).toBeGreaterThan(0);
        }
      }),
    );
  });
});

describe("names", () => {
  it("are what a sentence capitalises inside", () => {
    expect(names("Yesterday the clinic told Examplia about storms. Storms grow.")).toEqual(["Examplia"]);
  });

  it("are not what the text also writes small", () => {
    expect(names("They use Weather, the app. The weather is bad.")).toEqual([]);
  });

  it("are not what only headlines and headings capitalise", () => {
    expect(names("Clinic Will Own Its Weather Models\nWhat Happens Next")).toEqual([]);
    expect(names("THE CLINIC OWNS ALL MODELS.")).toEqual([]);
  });

  it("of two words are names as a whole", () => {
    expect(names("We asked Ada Example twice.")).toEqual(["Ada Example"]);
    expect(names("We asked Ada Example, and then Ada left.")).toEqual(["Ada", "Ada Example"]);
  });

  it("stand at the beginning of a sentence if their first word is one elsewhere", () => {
    expect(names("Examplia Cloud is down. We asked Examplia.")).toEqual(["Examplia", "Examplia Cloud"]);
    expect(names("Yesterday Examplia fell.")).toEqual([]);
  });

  it("may be known by capitals within them", () => {
    expect(names("OpenWeather and LLMs grow. iStorm falls.")).toEqual(["LLMs", "OpenWeather", "iStorm"]);
  });
});
