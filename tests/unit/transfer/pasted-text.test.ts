import { describe, expect, test } from "vitest";
import { checkDraft, checkPublishable } from "#lib/stories/schema.ts";
import { parsePastedText } from "#lib/transfer/pasted-text.ts";
import { bodyOrder, headOrder, page, pageContent, part } from "../../support/pasted.ts";

const headings = ["heading1", "heading2", "heading3"] as const;

/** The same page in the ways in which browsers, systems and sites differ. */
const samePage: [string, string][] = [
  ["as copied", page()],
  ["no link back", page({ nav: "" })],
  ["an arrow before the link back", page({ nav: "← Back to all news" })],
  ["links of the site above", `Takewire\nSearch\nSign in\n${page()}`],
  ["links above, none back", page({ nav: "Skip to content\nHome\nSubscribe" })],
  ["kicker, date and time each on a line", page({ kicker: "News\nJune 4, 2026\n· 2 min read" })],
  ["kicker, date and time each in a paragraph", page({ kicker: "News\n\nJune 4, 2026\n\n2 min read" })],
  ["kicker in capitals", page({ kicker: "NEWS · June 4, 2026 · 2 MIN READ" })],
  ["a day before the month", page({ kicker: "News4 June 2026 • 2 minute read" })],
  ["an ordinal day", page({ kicker: "News | Thursday, June 4th, 2026 | 2 min" })],
  ["an ISO date", page({ kicker: "News2026-06-04 — 2 min read" })],
  ["an abbreviated month", page({ kicker: "News Jun. 4, 2026" })],
  ["a date with dots", page({ kicker: "News, 4. 6. 2026" })],
  ["a date with a time", page({ kicker: "News\nPublished on June 4, 2026 at 9:30 AM EST\n2 min read" })],
  ["the date first", page({ kicker: "June 4, 2026 · News · 2 min read" })],
  ["a byline", page({ kicker: "News · June 4, 2026\nBy Ida Example" })],
  [
    "the date below the headline",
    page({ kicker: "News", headline: `${part.headline}\nJune 4, 2026 · 2 min read` }),
  ],
  ["a share row below the headline", page({ headline: `${part.headline}\n\nShare:\nCopy link` })],
  [
    "labels in capitals, with colons",
    page()
      .replace("Our Take", "OUR TAKE:")
      .replace("Why it matters", "WHY IT MATTERS:")
      .replace("Do this week", "DO THIS WEEK:"),
  ],
  [
    "labels on the line of their text",
    page({}, [`Our take: ${part.take}`, `Why it matters — ${part.why}`, `Do this week: ${part.todo}`]),
  ],
  ["labels in bold", page().replace("Our Take", "**Our Take**").replace("Do this week", "**Do this week:**")],
  [
    "other order: do, take, why",
    page({}, ["Do this week", part.todo, "Our Take", part.take, "Why it matters", part.why]),
  ],
  [
    "other order: why, do, take",
    page({}, ["Why it matters", part.why, "Do this week", part.todo, "Our Take", part.take]),
  ],
  ["parts behind the body", behindTheBody()],
  ["Windows line ends", page().replaceAll("\n", "\r\n")],
  [
    "no-break spaces",
    page()
      .replaceAll(" 4, ", "\u00a04,\u00a0")
      .replace("Our Take", "Our\u00a0Take")
      .replaceAll("\n\n", "\n\u00a0\n"),
  ],
  ["spaces and tabs around lines", page().replaceAll("\n", " \t\n  ")],
  ["a byte order mark and zero-width spaces", `\ufeff${page().replace("Our Take", "\u200bOur Take\u200b")}`],
  ["no blank lines", page().replaceAll(/\n+/g, "\n")],
  ["many blank lines", page().replaceAll("\n\n", "\n\n\n\n")],
  ["line separators", page().replaceAll("\n", "\u2028")],
  ["tags apart", page({ tags: "#Healthcare AI #Enterprise AI #LLM" })],
  ["a tag on each line", page({ tags: "#Healthcare AI\n#Enterprise AI\n#LLM" })],
  ["tags mixed", page({ tags: "#Healthcare AI#Enterprise AI #LLM " })],
  ["tags under a label", page({ tags: "Tags: Healthcare AI, Enterprise AI, LLM" })],
  ["tags twice", page({ tags: "#Healthcare AI#Enterprise AI#LLM#Healthcare AI" })],
  ["tags below the share row", page({ tags: `Share:\nCopy link\n${part.tags}` })],
  ["tags below the headline", page({ headline: `${part.headline}\n\n${part.tags}`, tags: "" })],
  ["a foot below the tags", page({ tags: `${part.tags}\n© 2026 Example Media\nPrivacy` })],
  [
    "other stories below",
    `${page()}\n\nGlobex opens an office\n\n${part.text3}\n\nOur Take\n\nNot this.\n\n#Not this#Nor this`,
  ],
  ["a bullet before the action", page({ todo: `• ${part.todo}` })],
  ["the audience on a line of its own", page({ todo: part.todo.replace(": ", ":\n") })],
  ["the audience set apart without a colon", page({ todo: part.todo.replace(": ", "\n") })],
  ["headings that are marked", page(Object.fromEntries(headings.map((name) => [name, `## ${part[name]}`])))],
];

function behindTheBody(): string {
  const { take, why, todo, tags } = part;
  const parts = ["Our Take", take, "Why it matters", why, "Do this week", todo, tags];
  return [...[...headOrder, ...bodyOrder].map((name) => part[name]), ...parts].join("\n\n");
}

describe("text pasted from a page is the same story", () => {
  test.each(samePage)("%s", (_, text) => {
    const { content, publishedAt, missing } = parsePastedText(text, { timeZone: "Europe/Vienna" });
    expect(content).toMatchObject(pageContent());
    expect(publishedAt?.toISOString()).toBe("2026-06-04T10:00:00.000Z");
    expect(missing).toEqual([]);
    const checked = checkDraft(content);
    expect(checked.ok && checkPublishable(checked.value).ok).toBe(true);
  });
});
