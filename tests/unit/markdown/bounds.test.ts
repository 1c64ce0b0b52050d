import { describe, expect, it } from "vitest";
import { plainText } from "#lib/markdown/plain.ts";
import { renderMarkdown } from "#lib/markdown/render.ts";
import { offencesIn } from "../../support/markdown-html.ts";

const size = 100_000;
const fill = (piece: string) => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);

/** Each of these makes a Markdown parser slow or deep; well below the limit they are ordinary Markdown. */
const tangles = {
  quotes: fill(">"),
  "quotes on every line": fill(`${">".repeat(49)}a\n`),
  "lists in lists": fill("- "),
  "lists by indentation": Array.from({ length: 400 }, (_, i) => `${" ".repeat(2 * i)}- a`).join("\n"),
  "lists by tabs": Array.from({ length: 400 }, (_, i) => `${"\t".repeat(i)}- a`).join("\n\n"),
  "open brackets": fill("["),
  "brackets in brackets": "[".repeat(size / 2) + "]".repeat(size / 2),
  "open links": fill("[a]("),
  "open pictures": fill("!["),
  "stars and lines": fill("*_"),
  "bold in bold": "**a ".repeat(size / 8) + "a** ".repeat(size / 8),
  "growing code": Array.from({ length: 400 }, (_, i) => "`".repeat(i + 1)).join(" "),
  "open comments": fill("a <!--"),
  "open tags": fill("<a b='"),
  "equal headings": fill("# a\n\n"),
  "tiny paragraphs": fill("a\n\n"),
  "one footnote": `[^a]: x\n\n${fill("[^a]\n\n")}`,
  "many footnotes": Array.from({ length: 7000 }, (_, i) => `[^${i}]: a[^${i}]`).join("\n\n"),
  "wide table": [fill("|a"), fill("|-"), fill("|b")].join("\n"),
  "long table": `|a|\n|-|\n${fill("|b\n")}`,
  addresses: fill("www.a&a;"),
  "carriage returns": fill("a\r"),
};

describe("tangled text", () => {
  it.each(Object.entries(tangles))("of %s is shown in time", (_name, markdown) => {
    const start = performance.now();
    const html = renderMarkdown(markdown);
    expect(performance.now() - start).toBeLessThan(5000);
    expect(html.length).toBeGreaterThan(100);
    expect(plainText(markdown).length).toBeGreaterThan(100);
  });

  it("that is too much to parse is shown as typed", () => {
    expect(renderMarkdown(`${">".repeat(60)} a`)).toBe(`<p>${">".repeat(60)} a</p>`);
    expect(renderMarkdown(`${">".repeat(60)} <b>\n\nb`)).toBe(`<p>${">".repeat(60)} &#x3C;b></p>\n<p>b</p>`);
  });

  it("that is merely deep loses its form, not its words", () => {
    const html = renderMarkdown(`${"**a *b ".repeat(100)}x${"* **".repeat(100)}`);
    expect(offencesIn(html)).toEqual([]);
    expect(html.match(/[ab](?![a-z])/g)?.length).toBe(200);
  });
});

describe("long ordinary text", () => {
  const paragraph = "The **desk** says [so](https://example.org), *twice*. ".repeat(8);

  it("is rendered whole", () => {
    const html = renderMarkdown(`${paragraph}\n\n- ${paragraph}\n\n## A heading\n\n`.repeat(150));
    expect(html.match(/<strong>/g)?.length).toBe(2400);
    expect(html.match(/<h2/g)?.length).toBe(150);
  });
});
