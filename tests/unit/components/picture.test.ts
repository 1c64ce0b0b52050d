import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { StoryHero } from "#components/story/hero.tsx";
import type { HeroView } from "#components/story/view.ts";
import { englishWording } from "#lib/language/wording.ts";

const typed: HeroView = { src: "/pictures/harbour.jpg", alt: "A “quay” <at> dawn", credit: "Ann Example" };

const picture = {
  srcset: "/media/0123456789abcdef/480x320.webp 480w, /media/0123456789abcdef/900x600.webp 900w",
  width: 900,
  height: 600,
  placeholder: "data:image/webp;base64,AAAA",
  focalX: 0.2,
  focalY: 0.5,
};

const show = (hero: HeroView) =>
  renderToStaticMarkup(createElement(StoryHero, { hero, language: null, wording: englishWording }));

describe("a story’s picture", () => {
  it("that was typed as a path is shown as it is", () => {
    const html = show(typed);
    expect(html).toContain('src="/pictures/harbour.jpg"');
    expect(html).toContain("A “quay” &lt;at&gt; dawn");
    expect(html).not.toMatch(/srcset|data:|focal/i);
  });

  it("of the library comes in its sizes, keeps its place and shows a few pixels until then", () => {
    const html = show({ ...typed, src: "/media/0123456789abcdef/900x600.webp", picture });
    expect(html).toContain(`srcSet="${picture.srcset}"`);
    expect(html).toContain('width="900" height="600"');
    expect(html).toContain('class="picture focal-x2"');
    expect(html).toContain('<img class="picture-until-then" src="data:image/webp;base64,AAAA" alt=""/>');
  });

  it("that one can see through has nothing beneath it", () => {
    expect(show({ ...typed, picture: { ...picture, placeholder: "" } })).not.toContain("until-then");
  });

  it("needs no style attribute, which reader pages forbid", () => {
    expect(show({ ...typed, picture })).not.toContain("style=");
  });
});
