import { wordingOf } from "#lib/language/wording.ts";
import { wordsOf } from "#lib/markdown/words.ts";
import type { Letter } from "./letter.ts";
import { mailPlain } from "./mail-markdown.ts";

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
  const { siteName: site, siteUrl, imprint, webUrl, manageUrl } = envelope;
  const wording = wordingOf({ language: envelope.language, timeZone: "UTC" });
  const stories = letter.stories.map(({ headline, section, slug, whyItMatters, actions, language }) =>
    [
      `${section ? `${section.toUpperCase()}\n` : ""}${headline}\n${siteUrl}/news/${encodeURIComponent(slug)}`,
      whyItMatters &&
        wording.say("letter.why", { text: mailPlain(whyItMatters, siteUrl, wordsOf(wording, language)) }),
      actions.length > 0 &&
        [
          wording.say("story.doThisWeek"),
          ...actions.map(({ audience, action, until }) => {
            const what = audience ? `${audience}: ${action}` : action;
            return `- ${until ? wording.say("letter.action", { action: what, day: wording.day(until) }) : what}`;
          }),
        ].join("\n"),
    ]
      .filter(Boolean)
      .join("\n\n"),
  );
  const { number } = letter;
  const title =
    number === null
      ? wording.say("letter.head", { site })
      : wording.say("letter.headNumber", { site, number });
  const head = `${title}\n${wording.day(letter.day)}`;
  const foot = [
    webUrl && `${wording.say("letter.browser")}: ${webUrl}`,
    `${wording.say("letter.choose")}: ${manageUrl}`,
    imprint,
  ];
  return `${[head, letter.note && mailPlain(letter.note, siteUrl, wordsOf(wording)), ...stories, foot.filter(Boolean).join("\n\n")].filter(Boolean).join(`\n\n${"-".repeat(40)}\n\n`)}\n`;
}
