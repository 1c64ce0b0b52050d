import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { english, languageOf } from "#lib/language/languages.ts";
import { fold, wordsOf } from "#lib/language/words.ts";
import { text } from "../../support/arbitrary-story.ts";

const terms = (line: string, tag = "en") => [...wordsOf(line, languageOf(tag))].map(({ term }) => term);

describe("words", () => {
  it("are one word in all their forms, with accents or without", () => {
    expect(terms("Clinics clinic’s CLINIC")).toEqual(["clinic", "clinic", "clinic"]);
    expect(terms("résumé resume Résumés")).toEqual(["resum", "resum", "resum"]);
    expect(terms("Straße STRASSE Øresund")).toEqual(["strass", "strass", "oresund"]);
  });

  it("follow the language of the site", () => {
    expect(terms("Häuser Haus", "de")).toEqual(["haus", "haus"]);
    expect(terms("canciones canción", "es-MX")).toEqual(["cancion", "cancion"]);
    expect(terms("models modeloj", "eo")).toEqual(["models", "modeloj"]);
  });

  it("keep the marks that make another letter", () => {
    expect(fold("がか й Й")).toBe("がか й й");
  });

  it("say where they stand and which of them say nothing by themselves", () => {
    expect([...wordsOf("The end.", english)]).toMatchObject([
      { raw: "The", start: 0, end: 3, isFunctionWord: true, opensSentence: true },
      { raw: "end", start: 4, end: 7, isFunctionWord: false, opensSentence: false },
    ]);
  });

  it("are cut from any text where they say, and never empty", () => {
    fc.assert(
      fc.property(text, (line) => {
        for (const word of wordsOf(line, english)) {
          expect(line.slice(word.start, word.end)).toBe(word.raw);
          expect(word.term).not.toBe("");
          expect(word.term.isWellFormed()).toBe(true);
        }
      }),
    );
  });

  it("are the same however letters are composed, and folded only once", () => {
    fc.assert(
      fc.property(text, (text) => {
        expect(fold(text.normalize("NFD"))).toBe(fold(text.normalize("NFC")));
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});
