import type { Letter } from "./letter.ts";
import { mailPlain } from "./mail-markdown.ts";
import { dayInFull } from "./words.ts";

/** What surrounds a letter: who sends it, and where its links lead. All addresses are absolute. */
export type Envelope = {
  siteName: string;
  siteUrl: string;
  language: string;
  imprint: string;
  /** Null for a test, which is not on the web yet. */
  webUrl: string | null;
  manageUrl: string;
};

/** A letter as plain text. */
export function letterText(letter: Letter, envelope: Envelope): string {
  const { siteName, siteUrl, imprint, webUrl, manageUrl } = envelope;
  const stories = letter.stories.map(({ headline, section, slug, whyItMatters, actions }) =>
    [
      `${section ? `${section.toUpperCase()}\n` : ""}${headline}\n${siteUrl}/news/${encodeURIComponent(slug)}`,
      whyItMatters && `Why it matters: ${mailPlain(whyItMatters, siteUrl)}`,
      actions.length > 0 &&
        `Do this week\n${actions.map(({ audience, action, until }) => `- ${audience ? `${audience}: ` : ""}${action}${until ? ` (until ${dayInFull(until)})` : ""}`).join("\n")}`,
    ]
      .filter(Boolean)
      .join("\n\n"),
  );
  const head = `${siteName}: this week${letter.number === null ? "" : `, no. ${letter.number}`}\n${dayInFull(letter.day)}`;
  const foot = [
    webUrl && `Read it in the browser: ${webUrl}`,
    `Choose what you get, or unsubscribe: ${manageUrl}`,
    imprint,
  ];
  return `${[head, letter.note && mailPlain(letter.note, siteUrl), ...stories, foot.filter(Boolean).join("\n\n")].filter(Boolean).join(`\n\n${"-".repeat(40)}\n\n`)}\n`;
}
