import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readLink, signLink } from "#lib/sharing/token.ts";

const secret = "only-for-tests-0123456789abcdefghij";
const link = fc.record({
  id: fc.integer({ min: 1, max: 2_000_000_000 }),
  expiresAt: fc
    .date({ min: new Date("2020-01-01"), max: new Date("2100-01-01"), noInvalidDate: true })
    .map((date) => new Date(Math.floor(date.getTime() / 1000) * 1000)),
});

describe("the signed part of a link", () => {
  it("says which link it is and when it ends", () => {
    fc.assert(
      fc.property(link, (each) => {
        expect(readLink(signLink(each, secret), secret)).toEqual(each);
      }),
    );
  });

  it("is nothing to another site, and nothing when a single letter of it is changed", () => {
    fc.assert(
      fc.property(link, fc.nat(), fc.constantFrom("0", "z", "A", "-", ".", ""), (each, at, letter) => {
        const token = signLink(each, secret);
        const index = at % token.length;
        const changed = token.slice(0, index) + letter + token.slice(index + 1);
        expect(readLink(token, `${secret}!`)).toBeNull();
        if (changed !== token) expect(readLink(changed, secret)).toBeNull();
      }),
    );
  });

  it("is read from anything without complaint", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readLink(text, secret)).toBeNull();
      }),
    );
  });
});
