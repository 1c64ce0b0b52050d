import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainText } from "#lib/markdown/plain.ts";
import { text } from "../../support/arbitrary-story.ts";

describe("the words of a text", () => {
  it("are what its reader meets, a block a line", () => {
    const markdown =
      "## A *head*\n\nOne\ntwo [three](https://example.org) `four`\n\n- five\n- [x] six\n\n![seven](/x.png)\n\n" +
      "| a | b |\n|---|---|\n| c | d |\n\n```\ncode\n```\n\nend[^1] <!-- not this --> <b>\n\n[^1]: note";
    expect(plainText(markdown)).toBe(
      "A head\nOne two three four\nfive\nsix\nseven\na b\nc d\ncode\nend\n<b>\nnote",
    );
  });

  it("can be taken from anything", () => {
    fc.assert(
      fc.property(text, (markdown) => {
        expect(plainText(markdown)).not.toMatch(/\n\n|^\n|\n$/);
      }),
    );
  });
});
