import { describe, expect, it } from "vitest";
import { embedCode, embedHeight, escaped } from "#lib/cards/embed.ts";
import { quoteFrom } from "#lib/cards/quote.ts";

describe("a quote that goes along with a link", () => {
  it("is the whole text where that is short, and else its first whole sentences", () => {
    expect(quoteFrom("One.\nTwo.")).toBe("One. Two.");
    expect(quoteFrom("First sentence. Second sentence. Third.", 34)).toBe("First sentence. Second sentence.");
  });

  it("ends after a whole word where the first sentence is too long", () => {
    expect(quoteFrom("One sentence that goes on, and on, and on.", 27)).toBe("One sentence that goes on…");
  });

  it("is never longer than asked for, nor cut within a character", () => {
    for (const text of [
      "x".repeat(500),
      "😀".repeat(500),
      "日本語の長い文".repeat(80),
      "a\uD800b".repeat(99),
    ]) {
      const quote = quoteFrom(text, 100);
      expect(quote.length).toBeLessThanOrEqual(100);
      expect(quote.isWellFormed()).toBe(true);
    }
  });
});

describe("the frame that another site is given", () => {
  it("holds a headline as text, whatever is in it", () => {
    const title = `"><script>alert('x')</script>&\u0000`;
    const code = embedCode({ url: "https://example.org/embed/a", title, width: 600, height: 400 });
    expect(code.match(/</g)).toHaveLength(2);
    expect(code).toContain('title="&#34;&#62;&#60;script');
    expect(escaped("a\u0000\uFFFE\uD800b")).toBe("a\uFFFDb");
  });

  it("is higher where it is narrower, and for more words", () => {
    const card = { headline: "A headline of some words", take: "A take. ".repeat(20) };
    expect(embedHeight(card, 300)).toBeGreaterThan(embedHeight(card, 600));
    expect(embedHeight({ ...card, take: "" }, 600)).toBeLessThan(embedHeight(card, 600));
  });
});
