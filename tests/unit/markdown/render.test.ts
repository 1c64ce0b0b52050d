import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderMarkdown } from "#lib/markdown/render.ts";
import { text } from "../../support/arbitrary-story.ts";
import { hostileMarkdown } from "../../support/hostile-markdown.ts";
import { elementsIn, offencesIn } from "../../support/markdown-html.ts";

describe("what Markdown becomes", () => {
  it.each([
    ["*a* **b** ~~c~~ `d`", "<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code></p>"],
    ["> a", "<blockquote>\n<p>a</p>\n</blockquote>"],
    ["3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'],
    ["a\\\nb", "<p>a<br>\nb</p>"],
    ["---", "<hr>"],
    ["```js\nx\n```", '<pre tabindex="0"><code class="language-js">x\n</code></pre>'],
    ["    x", '<pre tabindex="0"><code>x\n</code></pre>'],
    ["", ""],
  ])("renders %j", (markdown, html) => {
    expect(renderMarkdown(markdown)).toBe(html);
  });

  it("shows HTML as it was typed", () => {
    expect(renderMarkdown("a <b>c</b>")).toBe("<p>a &#x3C;b>c&#x3C;/b></p>");
    expect(renderMarkdown("<div>\n*a*\n</div>")).toBe("<p>&#x3C;div>\n*a*\n&#x3C;/div></p>");
  });

  it("keeps editors' comments to editors and ends a line at <br>", () => {
    expect(renderMarkdown("a <!-- ask legal --> b")).toBe("<p>a  b</p>");
    expect(renderMarkdown("<!-- ask legal -->")).toBe("");
    expect(renderMarkdown("<!-- a --> b")).toBe("<p> b</p>");
    expect(renderMarkdown("a<br>b<BR />c")).toBe("<p>a<br>b<br>c</p>");
  });

  it("marks tasks with signs and words", () => {
    expect(renderMarkdown("- [x] a\n- [ ] b")).toBe(
      '<ul class="contains-task-list">\n' +
        '<li class="task-list-item"><span class="mark" aria-hidden="true">☑</span><span class="sr-only">Done:</span> a</li>\n' +
        '<li class="task-list-item"><span class="mark" aria-hidden="true">☐</span><span class="sr-only">To do:</span> b</li>\n' +
        "</ul>",
    );
  });
});

describe("tables", () => {
  const table = "| | Mayo | Microsoft |\n|---|:-:|--:|\n| Brings | data | cloud |";

  it("scroll by keyboard in a named group", () => {
    const [box] = elementsIn(renderMarkdown(table));
    expect(box).toMatchObject({
      tagName: "div",
      properties: { role: "group", tabIndex: 0, ariaLabel: "Table: Mayo, Microsoft" },
    });
  });

  it("have headers for columns and, under an empty corner, for rows", () => {
    const cells = elementsIn(renderMarkdown(table)).filter(({ tagName }) => /^t[hd]$/.test(tagName));
    expect(cells.map(({ tagName, properties }) => [tagName, properties.scope, properties.align])).toEqual([
      ["td", undefined, undefined],
      ["th", "col", "center"],
      ["th", "col", "right"],
      ["th", "row", undefined],
      ["td", undefined, "center"],
      ["td", undefined, "right"],
    ]);
  });

  it("are named even without a header", () => {
    expect(renderMarkdown("| |\n|-|\n| a |")).toContain('aria-label="Table"');
  });
});

describe("any text", () => {
  it.each(hostileMarkdown)("does nothing on the page: %j", (markdown) => {
    expect(offencesIn(renderMarkdown(markdown))).toEqual([]);
    expect(offencesIn(renderMarkdown(markdown, { headingOffset: 2, prefix: "take-" }))).toEqual([]);
  });

  it("gives only what is allowed, wherever hostile pieces are put together", () => {
    const hostile = fc.constantFrom(...hostileMarkdown);
    const glue = fc.constantFrom(
      "",
      " ",
      "\n",
      "\n\n",
      "\n> ",
      "\n- ",
      "**",
      "[",
      "](",
      "`",
      "|",
      "\n\n    ",
    );
    const mixed = fc
      .array(fc.oneof(hostile, glue, fc.string({ unit: "binary", maxLength: 5 }), text), { maxLength: 12 })
      .map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(mixed, (markdown) => {
        expect(offencesIn(renderMarkdown(markdown))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it("gives only what is allowed for pieces of Markdown's own signs", () => {
    const signs = fc.constantFrom(
      ...Array.from("[]()*_~`<>|\\!&#:-+.1x^ \n\"'="),
      "\n\n",
      "[^1]",
      "[^1]: ",
      "](",
      "- [x] ",
    );
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 60 }), (pieces) => {
        expect(offencesIn(renderMarkdown(pieces.join("")))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});

it("a quote, a list and a table find their own side where lines run from right to left, and none is marked elsewhere", () => {
  const html = renderMarkdown(
    "> قالت الشركة\n\n- واحد\n\n| a | ب |\n|---|---|\n| c | d |\n\nShe said.[^1]\n\n[^1]: x",
  );
  expect(html.match(/<(?:blockquote|ul|table) dir="(?:rtl|auto)">/g)).toEqual([
    '<blockquote dir="rtl">',
    '<ul dir="rtl">',
    '<table dir="auto">',
  ]);
  expect(renderMarkdown("> a\n\n- b")).not.toContain("dir=");
});
