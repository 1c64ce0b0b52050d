import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { type Used, usedStyles } from "#lib/page-cache/used-styles.ts";

const page: Used = {
  classes: new Set(["story", "take"]),
  elements: new Set(["html", "body", "h2", "p", "a", "li"]),
  languages: new Set(["de-at"]),
  text: "Grüße aus Wien",
};

const used = (css: string) => usedStyles(css, page);

it("rules stay for the classes, elements and languages that a page has", () => {
  for (const css of [
    ".story{color:red}",
    "h2.take:hover>p::before{color:red}",
    "*,:root,:focus-visible{color:red}",
    ".story [role=status]:not(:empty,.a){color:red}",
    ':is(.story,.take) a[href$=".b,.c"]{content:"} .d{"}',
    ":is(:lang(de),:lang(de-at)) p{hyphens:auto}",
    "p:nth-child(2n+1 of .a){color:red}",
    "LI{color:red}",
    "textarea{color:red}",
  ])
    expect(used(css), css).toBe(css);
});

it("what names something that is not there goes, alone and out of lists, media and container queries", () => {
  expect(used(".a{color:red}h3{color:red}.story .a{color:red}p.a:hover{color:red}")).toBe("");
  expect(used("h2,.a,.story p,.take h3{color:red}")).toBe("h2,.story p{color:red}");
  expect(used("@media print{.a{top:0}p{top:0}}@media screen{.a{top:0}}")).toBe("@media print{p{top:0}}");
  expect(used("@container story (width>=46rem){@supports (top:0){.a{top:0}}}")).toBe("");
  expect(used(".story:has(>.a){top:0}.story:has(>.take){top:0}")).toBe(".story:has(>.take){top:0}");
  expect(used("p:lang(fr){top:0}:is(h2,p):is(:lang(d),:lang(en)){top:0}")).toBe("");
});

it("of a choice those go that are not there, unless the rest would count for less then", () => {
  expect(used(":is(.a,.take) :where(h2,.a,h3 p){top:0}")).toBe(":is(.take) :where(h2){top:0}");
  expect(used(":is(.a,h2){top:0}")).toBe(":is(.a,h2){top:0}");
  expect(used(":is(.a,.b) h2{top:0}")).toBe("");
});

it("layers keep their order, also when nothing is left of the first", () => {
  expect(used("@layer one{.a{top:0}}@layer two{p{top:0}}@layer one{.b{top:0}}")).toBe(
    "@layer one;@layer two{p{top:0}}",
  );
  expect(used("@layer one,two;@layer two{.a{top:0}}p{top:0}")).toBe("@layer one,two;p{top:0}");
});

it("a font for some letters stays where the page has one of them, or somebody may type them", () => {
  const face = (range: string) => `@font-face{font-family:A;src:url(/a.woff2);unicode-range:${range}}`;
  const czech = face("U+100-2BA,U+1E00-1E9F");
  expect(used(czech)).toBe("");
  expect(used(face("U+0-FF"))).toBe(face("U+0-FF"));
  expect(used(face("U+F?"))).toBe(face("U+F?"));
  expect(usedStyles(czech, { ...page, text: "Dvořák" })).toBe(czech);
  expect(usedStyles(czech, { ...page, elements: new Set(["input"]) })).toBe(czech);
});

it("whatever it does not read stays as it is", () => {
  for (const css of [
    "@font-face{font-family:A}",
    "@view-transition{navigation:auto}",
    "@keyframes a{from{top:0}to{top:1px}}",
    "@page{margin:1cm}",
    ".sm\\:a{top:0}",
    "& .a{top:0}",
    ".größe{top:0}",
    "@import url(/a.css);",
  ])
    expect(used(css), css).toBe(css);
});

it("no script of the site's pages gives anything a class or makes elements that styles do not know of", () => {
  for (const name of readdirSync("public").filter((name) => name.endsWith(".js"))) {
    const script = readFileSync(`public/${name}`, "utf8");
    expect(script, name).not.toMatch(/class(?:Name|List)|innerHTML|insertAdjacent|setAttribute/);
    expect(script.match(/createElement\((?!"textarea"\))/g), name).toBeNull();
  }
});

it("a slanted font stays where something is slanted, by the browser or by a rule", () => {
  const face = "@font-face{font-family:A;font-style:italic;src:url(/a.woff2)}";
  const upright = "@font-face{font-family:A;src:url(/b.woff2)}";
  expect(used(`${face}${upright}p{top:0}`)).toBe(`${upright}p{top:0}`);
  expect(used(`${face}p{font:italic 1rem A}`)).toBe(`${face}p{font:italic 1rem A}`);
  expect(usedStyles(face, { ...page, elements: new Set(["em"]) })).toBe(face);
});

it("custom properties stay where a rule reads them", () => {
  expect(used(':root{--a:1px;--b:";}";--c:url(data:a;b);--d:2px}p{top:var(--d);left:var( --a,0)}')).toBe(
    ":root{--a:1px;--d:2px}p{top:var(--d);left:var( --a,0)}",
  );
  expect(used("p{--a:calc((1px + 2px)*3);top:0}")).toBe("p{--a:calc((1px + 2px)*3);top:0}");
});
