import { describe, expect, it } from "vitest";
import { checkStory } from "#lib/checks/check-story.ts";
import { english } from "#lib/language/languages.ts";
import { spoken } from "#lib/language/spoken.ts";
import { wordingOf } from "#lib/language/wording.ts";
import { renderMarkdown } from "#lib/markdown/render.ts";
import { wordsOf } from "#lib/markdown/words.ts";
import { searchText } from "#lib/search/document.ts";
import { snippetOf } from "#lib/search/snippet.ts";
import { contentHash } from "#lib/stories/hash.ts";
import { mergeStories } from "#lib/stories/merge.ts";
import { checkDraft } from "#lib/stories/schema.ts";
import { completeStory } from "#tests/support/stories.ts";

const wordings = (language: string) => wordingOf({ language, timeZone: "UTC" });
const languageIn = (language: unknown) => {
  const checked = checkDraft({ ...completeStory(), language });
  return checked.ok ? checked.value.language : Object.keys(checked.problem.fields ?? {});
};

describe("the language of a story", () => {
  it("is a tag in its one right spelling, or the site's", () => {
    expect(["de", "DE-at", " zh-hant ", "iw"].map(languageIn)).toEqual(["de", "de-AT", "zh-Hant", "he"]);
    expect(["", null, undefined].map(languageIn)).toEqual([null, null, null]);
  });

  it("is refused where it is no tag, whatever it is", () => {
    for (const language of ["German", "de_DE", "d", "x-own", '"><script>', 5, `en-${"a-".repeat(30)}`])
      expect(languageIn(language)).toEqual(["language"]);
  });

  it("may be missing in what an older desk, file or program sends, and leaves its hash as it was", () => {
    const { language: _none, ...older } = completeStory();
    const checked = checkDraft(older);
    expect(checked.ok && contentHash(checked.value)).toBe(
      "5bdb39df7e52eb88f68b380abab575f3974ea77dd92bd3e7e8e534f3a61a8e72",
    );
    expect(contentHash(completeStory({ language: "de" }))).not.toBe(contentHash(completeStory()));
  });

  it("is merged like every part: one side's change is taken, two different ones are asked about", () => {
    const [none, german, french] = [null, "de", "fr"].map((language) => completeStory({ language }));
    const merged = mergeStories(none!, none!, german!);
    expect([merged.content.language, merged.conflicts]).toEqual(["de", []]);
    expect(mergeStories(none!, german!, french!).conflicts.map(({ part }) => part)).toEqual(["language"]);
  });

  it("is said of its text only where the page around it is in another", () => {
    expect([null, undefined, "en"].map((language) => spoken(language, wordings("en")))).toEqual([{}, {}, {}]);
    expect(spoken("de", wordings("en"))).toEqual({ lang: "de" });
    expect(spoken("ar", wordings("en"))).toEqual({ lang: "ar", dir: "rtl" });
    expect(spoken("en", wordings("he"))).toEqual({ lang: "en", dir: "ltr" });
    // Pages without messages of their own are in English, their stories are not.
    expect(spoken("en", wordings("fr"))).toEqual({ lang: "en" });
    expect(spoken("fr", wordings("fr"))).toEqual({});
  });

  it("decides which checks look at its prose", () => {
    const hard = { summary: "Es ist die die Frage, um die es geht, dass das das ist." };
    const rules = (language: string | null, site?: string) =>
      checkStory(completeStory({ ...hard, language }), "2026-06-04", site).map(({ rule }) => rule);
    expect(rules(null)).toContain("repeated-word");
    expect(rules("de")).not.toContain("repeated-word");
    expect(rules(null, "de")).not.toContain("repeated-word");
    expect(rules("en-GB", "de")).toContain("repeated-word");
  });
});

describe("a story in another language than the site's", () => {
  const filing = {
    live: true,
    draft: false,
    at: new Date("2026-06-04"),
    sectionId: null,
    tagIds: [],
    authorId: null,
  };
  const story = completeStory({ headline: "Die Häuser der Kliniken", body: "Es sind viele Häuser." });
  const termsOf = (language: string | null) => searchText({ ...story, language }, filing, english).head;

  it("is found by its words as a query of the site says them, and by their own basic forms", () => {
    expect(termsOf(null)).toContain("'hauser':2A");
    expect(termsOf(null)).not.toContain("'hau':");
    expect(termsOf("de")).toContain("'hauser':2A");
    expect(termsOf("de")).toContain("'hau':2A");
  });

  it("counts its words once, under the site's terms, so that one word never has two", () => {
    const words = (language: string | null) => [...searchText({ ...story, language }, filing, english).words];
    expect(words("de")).toEqual(words(null));
  });

  it("shows what was found by a basic form", () => {
    const { passages } = searchText({ ...story, language: "de" }, filing, english);
    const german = {
      stem: (word: string) => (word === "hauser" ? "haus" : word),
      functionWords: new Set([]),
    };
    const snippet = snippetOf(passages, new Set(["hau"]), english, german);
    expect(snippet?.pieces.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(["Häuser"]);
    expect(snippetOf(passages, new Set(["hau"]), english)).toBeNull();
  });
});

describe("what Markdown says by itself", () => {
  const text = "A[^1] b[^1]\n\n[^1]: Note.\n\n- [x] Done\n\n## Title\n\n| a |\n|-|\n| b |";

  it("is in the words of the site", () => {
    const html = renderMarkdown(text, { words: wordsOf(wordings("de")), prefix: "take-" });
    expect(html).toContain('<h2 id="take-footnotes" class="sr-only">Fußnoten</h2>');
    expect(html).toContain('aria-label="Zurück zur Stelle 1"');
    expect(html).toContain('aria-label="Zurück zur Stelle 1-2"');
    expect(html).toContain("Erledigt:");
    expect(html).toContain('aria-label="Link zu „Title“"');
    expect(html).toContain('aria-label="Tabelle: a"');
    expect(html).not.toMatch(/Footnotes|Back to|Done:|Link to|Table/);
  });

  it("is in the words of the story's language where there are some, else the site's; English for nobody's", () => {
    const said = (site: string, story: string | null) => wordsOf(wordings(site), story).footnotes;
    expect([said("en", "de-AT"), said("de", "en"), said("de", "fr"), said("fr", null)]).toEqual([
      "Fußnoten",
      "Footnotes",
      "Fußnoten",
      "Footnotes",
    ]);
    expect(renderMarkdown(text)).toContain('aria-label="Back to reference 1-2"');
  });
});
