import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lastingUuid } from "#lib/feeds/ids.ts";
import { element, readable, xmlDocument } from "#lib/feeds/xml.ts";
import { readXml } from "../../support/xml.ts";

describe("XML", () => {
  it("holds any text and any value, and gives them back but for what it cannot hold", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string(),
      fc.constantFrom("]]>", "<!--", "&amp;", "\r\n", "\ud800"),
    );
    fc.assert(
      fc.property(text, text, (inside, value) => {
        const root = readXml(xmlDocument(element("a", { b: value }, element("c", {}, inside))));
        expect(root.children[0]?.text).toBe(readable(inside));
        // A value has no line ends of its own (https://www.w3.org/TR/xml/#AVNormalize).
        expect(root.attributes.b).toBe(readable(value).replace(/[\n\t]/g, " "));
      }),
    );
  });

  it("leaves out what is not there", () => {
    const root = element("a", { b: null, c: undefined, d: 0 }, null, undefined, false, "");
    expect(root.xml).toBe('<a d="0"/>');
  });
});

describe("a lasting identity", () => {
  it("is a UUID of version 5 that the same words always make, and no others", () => {
    const one = lastingUuid("story", 1, "2031-06-04T12:00:00.000Z");
    expect(one).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(lastingUuid("story", 1, "2031-06-04T12:00:00.000Z")).toBe(one);
    const others = [
      lastingUuid("story", 11),
      lastingUuid("story", 1, 1),
      lastingUuid("story1", 1),
      lastingUuid("story", "1"),
    ];
    expect(new Set([one, ...others]).size).toBe(5);
  });

  it("never changes between releases, since feed readers would show every story anew", () => {
    expect(lastingUuid("story", 1, "2026-06-04T12:00:00.000Z")).toBe("7935a5fc-dde3-52ba-91be-bf3785fb9efa");
  });
});
