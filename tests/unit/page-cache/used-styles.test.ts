import { expect, it } from "vitest";
import { usedStyles } from "#lib/page-cache/used-styles.ts";

const layer = (rules: string) => `@layer components{${rules}}`;
const page = new Set(["story", "take"]);

it("a layer of components stays as soon as the page has one of its classes", () => {
  const css = layer(".story{color:red}.never{color:blue}");
  expect(usedStyles(css, page)).toBe(css);
});

it("a layer of which the page has no class goes, with what is inside media and container queries", () => {
  const used = layer(".take{color:red}");
  const unused = layer(
    '.a,.b:hover{content:"}{"}.a :is(p,h2){top:0}:is(.a,.b) i{top:0}@container story (width>=46rem){.a li:not(.b){top:0}}',
  );
  expect(usedStyles(`${unused}${used}${unused}`, page)).toBe(used);
});

it("whatever speaks of more than classes stays, and so does every other layer", () => {
  for (const css of [
    layer(".a,h2{color:red}"),
    layer(":is(h2,.a){color:red}"),
    layer("p:not(.a){color:red}"),
    layer("body{color:red}"),
    layer("@media print{.a{top:0}p{top:0}}"),
    layer("@font-face{font-family:A}"),
    "@layer base{.a{color:red}}",
    ".a{color:red}",
    "@view-transition{navigation:auto}",
  ])
    expect(usedStyles(css, page), css).toBe(css);
});
