import fc from "fast-check";
import { expect, it } from "vitest";
import { remember } from "#lib/markdown/remember.ts";

const length = (text: string) => text.length;

it("asks once for what was asked lately, and holds no more than it may", () => {
  let asked: string[] = [];
  const upper = remember(
    (text) => {
      asked.push(text);
      return text.toUpperCase();
    },
    10,
    length,
  );
  expect(["aa", "bb", "aa", "cc", "aa", "bb"].map(upper)).toEqual(["AA", "BB", "AA", "CC", "AA", "BB"]);
  expect(asked).toEqual(["aa", "bb", "cc", "bb"]);
  asked = [];
  expect(upper("x".repeat(20))).toBe("X".repeat(20));
  expect(upper("aa")).toBe("AA");
  expect(asked).toHaveLength(2);
});

it("answers as the function does, whatever is asked in whatever order", () => {
  const shout = (text: string) => `${text}!`;
  const remembered = remember(shout, 12, length);
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 6 })), (texts) => {
      for (const text of texts) expect(remembered(text)).toBe(shout(text));
    }),
  );
});
