import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pastedMarkdown } from "#lib/markdown/pasted.ts";
import { destination } from "#lib/markdown/pasted-links.ts";
import { renderMarkdown } from "#lib/markdown/render.ts";

const folder = new URL("./pasted/", import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), "utf8");
const fixtures = readdirSync(folder)
  .filter((name) => name.endsWith(".html"))
  .map((name) => name.replace(".html", ""));

describe("a paste", () => {
  it.each(fixtures)("from %s becomes the Markdown that one would write by hand", (name) => {
    expect(`${pastedMarkdown(read(`${name}.html`))}\n`).toBe(read(`${name}.md`));
  });

  it.each(fixtures)("from %s holds nothing unsafe and no picture, script or tracker", (name) => {
    const markdown = pastedMarkdown(read(`${name}.html`)) ?? "";
    expect(`${markdown}${renderMarkdown(markdown)}`).not.toMatch(
      /javascript:|<script|onclick|onerror|data:|file:|!\[|safelinks|google\.com\/url|utm_|fbclid|mso-/i,
    );
  });

  it("is null where there is nothing to write, so that the plain text is taken", () => {
    expect(pastedMarkdown("")).toBeNull();
    expect(pastedMarkdown("<meta charset='utf-8'><img src='https://example.org/a.png'>")).toBeNull();
    expect(pastedMarkdown("<script>alert(1)</script><!-- nothing -->")).toBeNull();
  });

  it("is null where the HTML is deeper than any text", () => {
    expect(pastedMarkdown(`${"<div>".repeat(5000)}deep`)).toBeNull();
  });

  it("keeps a word a word where its look changes in the middle of it", () => {
    expect(pastedMarkdown("<p>un<b>believ</b>able</p>")).toBe("un**believ**able");
    expect(pastedMarkdown("<p><b>bold </b><b>and more</b> end</p>")).toBe("**bold and more** end");
    expect(pastedMarkdown("<p>a<b> </b>b</p>")).toBe("a b");
  });

  it("never throws and never gives raw HTML, whatever it is given", () => {
    const tag = fc.constantFrom(
      ...[
        "p",
        "b",
        "i",
        "ul",
        "ol",
        "li",
        "table",
        "tr",
        "td",
        "th",
        "a",
        "h1",
        "h3",
        "div",
        "span",
        "br",
        "sup",
      ],
      ...["pre", "code", "blockquote", "o:p", "svg", "script", "figure", "img", "note-mark", "hr", "del"],
    );
    const piece = fc.oneof(
      tag.map((name) => `<${name}>`),
      tag.map((name) => `</${name}>`),
      fc.constantFrom(
        '<a href="javascript:alert(1)">',
        '<a href="#_ftn1" name="_ftnref1">',
        '<a href="#_ftnref1" name="_ftn1">',
        '<p style="mso-list:l0 level3 lfo1">',
        '<span style="mso-list:Ignore">1.</span>',
        '<note-text data-number="1">',
        "<!--StartFragment-->",
        "<!--EndFragment-->",
      ),
      fc.string({ maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const markdown = pastedMarkdown(pieces.join(""));
        expect(markdown ?? "").not.toMatch(/^<(?:script|svg|div|p|img)\b/m);
        expect(renderMarkdown(markdown ?? "")).not.toMatch(/<script|href="javascript/i);
      }),
      { numRuns: 500 },
    );
  });
});

describe("a link that is pasted", () => {
  it("leads straight to where it would have led in the end", () => {
    expect(destination("https://www.google.com/url?q=https://example.org/a%3Fb%3D1&sa=D")).toBe(
      "https://example.org/a?b=1",
    );
    expect(
      destination(
        "https://www.google.com/url?q=https%3A%2F%2Fl.facebook.com%2Fl.php%3Fu%3Dhttps%253A%252F%252Fexample.org%252F",
      ),
    ).toBe("https://example.org/");
    expect(destination("https://example.org/?utm_source=x&id=2")).toBe("https://example.org/?id=2");
  });

  it("leads nowhere unsafe, not even by a detour", () => {
    for (const href of [
      "javascript:alert(1)",
      " javascript:alert(1)",
      "https://www.google.com/url?q=javascript:alert(1)",
      "data:text/html,x",
      "file:///etc/passwd",
      "/local",
      "#here",
      "",
    ]) {
      expect(destination(href), href).toBeNull();
    }
  });
});
