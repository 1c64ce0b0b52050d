import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { englishWording, wordingOf } from "#lib/language/wording.ts";
import { manifest, paper } from "#lib/settings/manifest.ts";

it("a site on somebody's device has its own name and language, and pictures that there are", () => {
  const german = manifest("Beispiel-Draht", wordingOf({ language: "de-AT", timeZone: "UTC" }));
  expect(german).toMatchObject({ name: "Beispiel-Draht", lang: "de-AT", dir: "ltr", start_url: "/" });
  expect(german.description).toContain("Nachrichten");
  const { icons } = manifest("Example Wire", englishWording);
  for (const { src, sizes, type } of icons) {
    const file = readFileSync(`public${src}`);
    if (type === "image/png") expect(`${file.readUInt32BE(16)}x${file.readUInt32BE(20)}`).toBe(sizes);
  }
  expect(icons.some(({ purpose }) => purpose === "maskable")).toBe(true);
});

it("the browser around a page has the colour of its paper, by day and by night", () => {
  const tokens = readFileSync("components/story/tokens.css", "utf8");
  expect([...tokens.matchAll(/--color-paper: (#\w+)/g)].map(([, colour]) => colour)).toEqual([
    paper.light,
    paper.dark,
  ]);
});
