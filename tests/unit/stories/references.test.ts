import { expect, it } from "vitest";
import { emptyContent } from "#lib/stories/content.ts";
import { referencesOf } from "#lib/stories/references.ts";

const origins = ["https://news.example.org"];

it("a story refers to what it follows, pins and links to, each once, and never to itself", () => {
  const content = {
    ...emptyContent,
    slug: "own",
    follows: "before",
    related: { pinned: ["chosen"], banned: ["banned"] },
    ourTake: "As [we said](/news/we-said#take), and [again](/news/we-said).",
    body: [
      "See [one](https://news.example.org/news/one?x=1), [us](/news/own), [before](/news/before/),",
      "[two][2], `[code](/news/code)`, [no](https://other.example/news/no), [list](/news?tag=a), [deep](/news/a/b).",
      "",
      "[2]: /news/%D0%B4%D0%B2%D0%B0",
    ].join("\n"),
  };
  expect(referencesOf(content, origins)).toEqual(["before", "chosen", "we-said", "one", "два"]);
  expect(referencesOf(emptyContent)).toEqual([]);
});
