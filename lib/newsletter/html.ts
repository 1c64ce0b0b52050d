import { spokenHtml } from "#lib/language/spoken.ts";
import { type Wording, wordingOf } from "#lib/language/wording.ts";
import { plainText } from "#lib/markdown/plain.ts";
import { wordsOf } from "#lib/markdown/words.ts";
import type { Letter, LetterStory } from "./letter.ts";
import { escaped, mailFrame, ruleRow, sans, serif } from "./mail-frame.ts";
import { mailMarkdown } from "./mail-markdown.ts";
import type { Envelope } from "./text.ts";

/** A letter as HTML that mail clients can read: tables, styles on the elements, absolute addresses, no picture and no script. */
export function letterHtml(letter: Letter, envelope: Envelope): string {
  const { siteName, siteUrl, language, webUrl } = envelope;
  const wording = wordingOf({ language, timeZone: "UTC" });
  const { number } = letter;
  const day = wording.day(letter.day);
  const about =
    number === null
      ? wording.say("letter.about", { day })
      : wording.say("letter.aboutNumber", { number, day });
  const first = plainText(letter.note).split("\n")[0] || letter.stories[0]?.headline || "";
  const browser = webUrl
    ? ` · <a href="${escaped(webUrl)}" style="color:inherit">${escaped(wording.say("letter.browser"))}</a>`
    : "";
  const note = letter.note
    ? `<tr><td class="gutter ink" style="padding:20px 24px 8px;${serif};font-size:19px;line-height:1.5;color:#14140e;word-break:break-word">${mailMarkdown(letter.note, siteUrl, wordsOf(wording))}</td></tr>`
    : "";
  const stories = letter.stories.map((story) => storyHtml(story, siteUrl, wording));
  return mailFrame({
    ...{ wording, siteName, siteUrl, subject: letter.subject, preview: first },
    about: escaped(about) + browser,
    rows: [note, ...stories, footHtml(envelope, wording)].join("\n"),
  });
}

function storyHtml(story: LetterStory, siteUrl: string, wording: Wording): string {
  const { headline, section, slug, whyItMatters, actions, language } = story;
  const own = spokenHtml(language, wording);
  const link = `${siteUrl}/news/${encodeURIComponent(slug)}`;
  return `<tr><td class="gutter ink" style="padding:24px 24px 0;color:#14140e;word-break:break-word">
${section ? `<p style="margin:0 0 4px;${sans};font-size:14px;line-height:1.5;font-weight:700">${escaped(section)}</p>` : ""}
<h2 class="headline" style="margin:0 0 12px;${serif};font-size:26px;line-height:1.18;font-weight:400"><a href="${escaped(link)}"${own} style="color:inherit;text-decoration:none">${escaped(headline)}</a></h2>
${whyItMatters ? `<div style="padding:0 0 6px;${sans};font-size:16px;line-height:1.5"><p style="margin:0 0 2px;font-weight:800">${escaped(wording.say("story.whyItMatters"))}</p><div${own}>${mailMarkdown(whyItMatters, siteUrl, wordsOf(wording, language))}</div></div>` : ""}
</td></tr>
${actions.length > 0 ? slipHtml(actions, own, wording) : ""}
<tr><td class="gutter ink" style="padding:12px 24px 24px;${sans};font-size:15px;line-height:1.5;color:#14140e"><a href="${escaped(link)}" style="color:inherit;font-weight:600">${escaped(wording.say("letter.read"))}</a></td></tr>
${ruleRow("line", "1px solid #d5d4c7")}`;
}

function slipHtml(actions: LetterStory["actions"], own: string, wording: Wording): string {
  const items = actions.map(({ audience, action, until }) => {
    const who = audience ? `<b${own} style="display:block">${escaped(audience)}</b>` : "";
    const ends = until
      ? `<span class="slip-quiet" style="display:block;font-size:14px;color:#4f4a20">${escaped(wording.say("story.until", { day: wording.day(until) }))}</span>`
      : "";
    return `<p style="margin:0 0 14px">${who}${own ? `<span${own}>${escaped(action)}</span>` : escaped(action)}${ends}</p>`;
  });
  return `<tr><td class="slip gutter" style="background-color:#ffe668;color:#14140e;border-top:4px solid #14140e;padding:16px 24px 6px;${sans};font-size:16px;line-height:1.5;word-break:break-word">
<p class="slip-label" style="margin:0 0 8px;font-weight:800">${escaped(wording.say("story.doThisWeek"))}</p>
${items.join("\n")}
</td></tr>`;
}

function footHtml({ siteName, siteUrl, manageUrl, imprint }: Envelope, wording: Wording): string {
  const because = wording.pieces<{ html: string }>("letter.because", {
    name: siteName,
    site: (inner) => ({
      html: `<a href="${escaped(siteUrl)}/this-week" style="color:inherit">${escaped(inner.join(""))}</a>`,
    }),
  });
  const lines = imprint.split("\n").map(escaped).join("<br>");
  return `<tr><td class="gutter quiet" style="padding:24px 24px 0;${sans};font-size:14px;line-height:1.6;color:#56554a">
<p style="margin:0 0 10px">${because.map((piece) => (typeof piece === "string" ? escaped(piece) : piece.html)).join("")}</p>
<p style="margin:0 0 10px"><a href="${escaped(manageUrl)}" style="color:inherit">${escaped(wording.say("letter.choose"))}</a></p>
${lines ? `<p style="margin:0">${lines}</p>` : ""}
</td></tr>`;
}
