import { describe, expect, it } from "vitest";
import { renderMarkdown } from "#lib/markdown/render.ts";
import { elementsIn } from "../../support/markdown-html.ts";

const hrefs = (markdown: string) =>
  elementsIn(renderMarkdown(markdown)).flatMap(({ properties }) => properties.href ?? []);

describe("links", () => {
  it.each([
    ["https://example.org/a?b=c#d", "https://example.org/a?b=c#d"],
    ["http://example.org", "http://example.org"],
    ["HTTPS://example.org", "https://example.org"],
    ["mailto:desk@example.org", "mailto:desk@example.org"],
    ["/news/story", "/news/story"],
    ["#h-a", "#h-a"],
    ["https://example.org/ä", "https://example.org/%C3%A4"],
  ])("lead to %s", (target, href) => {
    expect(hrefs(`[x](${target})`)).toEqual([href]);
  });

  it.each([
    "story",
    "../x",
    "?q",
    "#",
    "//example.org",
    "javascript:x",
    "tel:1",
    "https://a:b@example.org",
    "https://",
  ])("to %s are left as text", (target) => {
    expect(renderMarkdown(`[*x*](${target})`)).toBe("<p><em>x</em></p>");
  });

  it("that leave the site give the other page no hold on this one", () => {
    expect(renderMarkdown("[x](https://example.org)")).toBe(
      '<p><a href="https://example.org" rel="noopener">x</a></p>',
    );
  });

  it("are made of bare addresses", () => {
    expect(hrefs("https://example.org, www.example.org and desk@example.org")).toEqual([
      "https://example.org",
      "http://www.example.org",
      "mailto:desk@example.org",
    ]);
  });

  it("without a text show where they lead", () => {
    expect(renderMarkdown("[](/a)")).toBe('<p><a href="/a">/a</a></p>');
  });
});

describe("pictures", () => {
  it("become links with their description, so that no other site is asked for anything", () => {
    expect(renderMarkdown("![A chart](https://example.org/a.png)")).toBe(
      '<p><a class="picture" href="https://example.org/a.png" rel="noopener">A chart</a></p>',
    );
    expect(renderMarkdown("![](/a.png)")).toBe('<p><a class="picture" href="/a.png">Picture</a></p>');
    expect(renderMarkdown("![a][b]\n\n[b]: /c.png")).toContain('href="/c.png">a</a>');
  });

  it("within a link are its text", () => {
    expect(renderMarkdown("[![A chart](/a.png)](/story)")).toBe('<p><a href="/story">A chart</a></p>');
  });
});

describe("footnotes", () => {
  it("lead there and back", () => {
    const elements = elementsIn(
      renderMarkdown("a[^x] b[^Ä] c[^x]\n\n[^Ä]: one\n[^x]: two", { prefix: "body-" }),
    );
    const known = new Set(elements.map(({ properties }) => `#${properties.id}`));
    const links = elements.filter(({ tagName }) => tagName === "a").map(({ properties }) => properties.href);
    expect(links).toEqual([
      "#body-fn-1",
      "#body-fn-2",
      "#body-fn-1",
      "#body-fnref-1",
      "#body-fnref-1-2",
      "#body-fnref-2",
    ]);
    expect(links.filter((link) => !known.has(String(link)))).toEqual([]);
    expect(known).toContain("#body-footnotes");
  });

  it("of two parts of a page do not meet", () => {
    const page = renderMarkdown("a[^1]\n\n[^1]: b") + renderMarkdown("a[^1]\n\n[^1]: b", { prefix: "take-" });
    const ids = elementsIn(page).flatMap(({ properties }) => properties.id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(6);
  });

  it("whose names look like each other's numbers stay apart", () => {
    const html = renderMarkdown("a[^a] b[^a] c[^a-2]\n\n[^a]: x\n[^a-2]: y");
    const ids = elementsIn(html).flatMap(({ properties }) => properties.id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
