import fc from "fast-check";
import rehypeParse from "rehype-parse";
import { unified } from "unified";
import { describe, expect, it } from "vitest";
import { finish } from "#lib/page-cache/finish.ts";

const assets = {
  stylesheet: (href: string) => `body{content:"${href}"}`,
  fingerprint: (path: string) => (path === "/story.js" || path === "/hero.jpg" ? "f1" : null),
};
const page = (body: string, head = "") =>
  finish(`<!DOCTYPE html><html lang="en"><head>${head}</head><body>${body}</body></html>`, assets);
const body = (text: string) => page(text).html.replace(/^.*<body>|<\/body>.*$/gs, "");

describe("finishing a page", () => {
  it("takes out the framework's scripts, data, preloads and marks", () => {
    const { html, problems } = page(
      '<div hidden=""><!--$--><!--/$--></div><p>Part <!-- -->1<!-- --> of 5</p>' +
        '<script id="_R_">self.x=1</script><script>self.__next_f.push([1,"a"])</script>' +
        '<script src="/_next/static/chunks/a.js" async=""></script><script src="https://evil.example.org/x.js"></script>',
      '<meta charSet="utf-8"/><link rel="preload" as="script" href="/_next/a.js"/><link rel="modulepreload" href="/b.js"/>' +
        '<script src="/_next/b.js" noModule=""></script><meta name="next-size-adjust" content=""/>',
    );
    expect(html).toBe(
      '<!doctype html><html lang="en"><head><meta charset="utf-8"></head><body><p>Part 1 of 5</p></body></html>',
    );
    expect(problems).toEqual([]);
  });

  it("keeps JSON-LD and the site's own script, under an address that changes with it", () => {
    const own =
      '<script type="application/ld+json">{"a":"\\u003c/script>"}</script><script src="/story.js" defer></script>';
    expect(body(own)).toBe(own.replace("story.js", "story.js?v=f1"));
  });

  it("drops a script that is no file of the site", () => {
    expect(
      body('<script src="/unknown.js"></script><script src="//evil.example.org/story.js"></script>'),
    ).toBe("");
  });

  it("puts the stylesheets into one style element after title and font preloads", () => {
    const { html, style } = page(
      "",
      '<link rel="stylesheet" href="/a.css" data-precedence="next"><link rel="stylesheet" href="/b.css" media="print">' +
        '<link rel="canonical" href="/x"><meta name="description" content="d"><title>T</title>' +
        '<link rel="preload" as="font" href="/_next/f.woff2" crossorigin=""><meta name="viewport" content="v"><meta charset="utf-8">',
    );
    expect(style).toBe('body{content:"/a.css"}@media print{body{content:"/b.css"}}');
    expect(html).toContain(
      `<head><meta charset="utf-8"><meta name="viewport" content="v"><title>T</title>` +
        `<link rel="preload" as="font" href="/_next/f.woff2" crossorigin=""><style>${style}</style>` +
        `<link rel="canonical" href="/x"><meta name="description" content="d"></head>`,
    );
  });

  it("takes out and reports what the page policy would forbid", () => {
    const { html, problems } = page('<p style="color:red" onclick="x()">a</p><style>p{color:red}</style>');
    expect(html).toContain("<body><p>a</p></body>");
    expect(problems).toHaveLength(3);
  });

  it("reports a part that was not done", () => {
    expect(page('<!--$?--><template id="B:0"></template>Loading<!--/$-->').problems).toHaveLength(2);
  });

  it("marks the site's files by content, not its pages", () => {
    expect(body('<img src="/hero.jpg" alt=""><a href="/hero.jpg">x</a><img src="/other.jpg" alt="">')).toBe(
      '<img src="/hero.jpg?v=f1" alt=""><a href="/hero.jpg">x</a><img src="/other.jpg" alt="">',
    );
  });

  it("keeps the first newline of preformatted text", () => {
    expect(body("<pre>\n\nx</pre><textarea>\n\ny</textarea><pre>\nz</pre>")).toBe(
      "<pre>\n\nx</pre><textarea>\n\ny</textarea><pre>z</pre>",
    );
  });

  it("changes nothing that a reader sees, whatever the text", () => {
    const parser = unified().use(rehypeParse);
    const meaning = (html: string) =>
      JSON.stringify(parser.parse(html), (name, value) =>
        name === "position" || name === "data" ? undefined : value,
      );
    const escaped = (text: string) =>
      text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
    const text = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom("&amp;", "<b>", "\n\n", "]]>", "--!>", "</p>", " "),
    );
    const element = fc
      .tuple(fc.constantFrom("p", "pre", "code", "li", "h2", "blockquote", "textarea", "td"), text, text)
      .map(([tag, title, words]) => `<${tag} title="${escaped(title)}">${escaped(words)}</${tag}>`);
    fc.assert(
      fc.property(fc.array(element, { maxLength: 8 }), (elements) => {
        const html = `<!doctype html><html><head></head><body><div>${elements.join("")}</div></body></html>`;
        const finished = finish(html, assets).html;
        expect(meaning(finished)).toBe(meaning(html));
        expect(finish(finished, assets).html).toBe(finished);
      }),
    );
  });
});
