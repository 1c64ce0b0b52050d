import { type ComponentProps, createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Page } from "#components/site/page.tsx";
import { englishWording } from "#lib/language/wording.ts";

const page: ComponentProps<typeof Page> = {
  siteName: "Example Wire",
  wording: englishWording,
  sections: [],
  children: "x",
};
const drawn = (parts: object) => renderToStaticMarkup(createElement(Page, { ...page, ...parts }));

describe("what every reader’s page has around it", () => {
  it("is headed by the name, or by the logo that stands for it", () => {
    expect(drawn({})).toContain('<p class="wordmark"><a href="/">Example Wire</a></p>');
    const logo = { id: 1, src: "/media/a/480x120.webp", srcset: "", width: 800, height: 200, clear: false };
    expect(drawn({ logo })).toMatch(
      /<img class="logo" src="\/media\/a\/480x120.webp"[^>]* alt="Example Wire"/,
    );
    expect(drawn({ logo: { ...logo, clear: true } })).toContain('class="logo logo-clear"');
    expect(drawn({ logo, front: true })).toMatch(/<h1 class="wordmark"><img[^>]* alt="Example Wire"/);
  });

  it("leads elsewhere and to one’s account where there is any of it", () => {
    expect(drawn({})).not.toMatch(/Elsewhere|account/);
    const socialLinks = [{ name: "Mastodon", url: "https://social.example.org/@wire" }];
    expect(drawn({ socialLinks })).toContain(
      '<a href="https://social.example.org/@wire" rel="me">Mastodon</a>',
    );
    expect(drawn({ account: true })).toContain('<a href="/desk/profile">Your account</a>');
  });
});
