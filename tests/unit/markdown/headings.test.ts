import { describe, expect, it } from "vitest";
import { contentsOf, type RenderOptions, renderMarkdown } from "#lib/markdown/render.ts";
import { elementsIn } from "../../support/markdown-html.ts";

function headings(markdown: string, options?: RenderOptions) {
  return elementsIn(renderMarkdown(markdown, options)).filter(({ tagName }) => /^h\d$/.test(tagName));
}

const levels = (markdown: string, options?: RenderOptions) =>
  headings(markdown, options).map(({ tagName }) => tagName);
const ids = (markdown: string, options?: RenderOptions) =>
  headings(markdown, options).map(({ properties }) => properties.id);

describe("headings", () => {
  it("begin at h2, with one sign or two", () => {
    expect(levels("# a\n\n## b\n\n### c\n\n## d")).toEqual(["h2", "h2", "h3", "h2"]);
  });

  it("never skip a level, whatever the number of signs", () => {
    expect(levels("#### a\n\n###### b\n\n##### c\n\n## d\n\n#### e\n\n#### f")).toEqual([
      "h2",
      "h3",
      "h3",
      "h2",
      "h3",
      "h3",
    ]);
  });

  it("lie below the heading of the part that they are in, down to h6", () => {
    expect(levels("## a\n\n### b", { headingOffset: 1 })).toEqual(["h3", "h4"]);
    expect(levels("## a\n\n### b", { headingOffset: 4 })).toEqual(["h6", "h6"]);
  });

  it("have ids of their own, made from their text", () => {
    expect(ids("## What’s *new*, really?\n\n## Été 2026\n\n## 日本\n\n## !!")).toEqual([
      "h-whats-new-really",
      "h-ete-2026",
      "h-日本",
      "h-u21-u21",
    ]);
    expect(ids("## a\n\n## a\n\n## a-2\n\n## a")).toEqual(["h-a", "h-a-2", "h-a-2-2", "h-a-3"]);
    expect(ids("## a", { prefix: "take-" })).toEqual(["take-h-a"]);
    expect(ids("## a", { anchors: false })).toEqual([undefined]);
  });

  it("have a link beside them that says where it leads, not within them", () => {
    expect(renderMarkdown("## Who *gets* what[^1]\n\n[^1]: x")).toContain(
      "</h2>" +
        '<a class="anchor" href="#h-who-gets-what" aria-label="Link to “Who gets what”"><span aria-hidden="true">#</span></a></div>',
    );
  });

  it("are not there without a text", () => {
    expect(renderMarkdown("## \n\na")).toBe("\n<p>a</p>");
  });
});

describe("the contents of a text", () => {
  it("are its headings of the highest level, with the ids that they have on the page", () => {
    const text = "# What’s *new*[^1]\n\n### Below\n\n## `a` & b\n\n## What’s new\n\n[^1]: x";
    expect(contentsOf(text)).toEqual([
      { id: "h-whats-new", text: "What’s new" },
      { id: "h-a-b", text: "a & b" },
      { id: "h-whats-new-2", text: "What’s new" },
    ]);
    expect(ids(text)).toEqual(expect.arrayContaining(contentsOf(text).map(({ id }) => id)));
    expect(contentsOf("No heading.")).toEqual([]);
  });

  it("cannot be given the id of a part of the page, whatever a heading says", () => {
    const names = ["our-take", "sources", "corrections", "content", "h-sources", "footnotes", "fn-1"];
    const text = names.map((name) => `## ${name} {#${name}}\n\n<h2 id="${name}">x</h2>`).join("\n\n");
    for (const { id } of contentsOf(text)) expect(id).toMatch(/^h-/);
    expect(elementsIn(renderMarkdown(text)).map(({ properties }) => properties.id)).not.toEqual(
      expect.arrayContaining(["sources"]),
    );
  });
});
