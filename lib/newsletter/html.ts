import { spokenHtml } from "#lib/language/spoken.ts";
import { type Wording, wordingOf } from "#lib/language/wording.ts";
import { plainText } from "#lib/markdown/plain.ts";
import { wordsOf } from "#lib/markdown/words.ts";
import type { Letter, LetterStory } from "./letter.ts";
import { mailMarkdown } from "./mail-markdown.ts";
import type { Envelope } from "./text.ts";

const sans = "font-family:'Libre Franklin',-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const serif = "font-family:'STIX Two Text',Georgia,'Times New Roman',serif";

/** For clients that read style sheets: the site's dark palette, and less air on a telephone. All else is on the elements. */
const sheet = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.paper{background-color:#13130e !important;color:#ebe9de !important}
.ink,.ink a{color:#ebe9de !important}
.quiet,.quiet a{color:#a7a597 !important}
.rule{border-color:#ebe9de !important}
.line{border-color:#39382d !important}
.slip{background-color:#2c2713 !important;color:#f7f0d2 !important;border-color:#ffe14d !important}
.slip-label{color:#ffe14d !important}
.slip-quiet{color:#c6be90 !important}
}
@media (max-width:480px){.gutter{padding-left:18px !important;padding-right:18px !important}.headline{font-size:22px !important}.name{font-size:30px !important}}`;

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
  return `<!doctype html>
<html lang="${escaped(language)}" dir="${wording.direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${escaped(letter.subject)}</title><style>${sheet}</style></head>
<body class="paper" style="margin:0;padding:0;background-color:#fbfbf7;color:#14140e">
<div style="display:none;max-height:0;overflow:hidden">${escaped(first.slice(0, 160))}</div>
<table role="presentation" class="paper" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color:#fbfbf7"><tr><td align="center" style="padding:24px 0 32px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;table-layout:fixed">
<tr><td class="gutter rule ink" style="padding:0 24px 12px;${sans};color:#14140e">
<p class="name" style="margin:0;font-size:36px;line-height:1.1;font-weight:900;letter-spacing:-1.5px"><a href="${escaped(siteUrl)}/" style="color:inherit;text-decoration:none">${escaped(siteName)}</a></p>
<p class="quiet" style="margin:6px 0 0;font-size:14px;line-height:1.5;color:#56554a">${escaped(about)}${webUrl ? ` · <a href="${escaped(webUrl)}" style="color:inherit">${escaped(wording.say("letter.browser"))}</a>` : ""}</p>
</td></tr>
<tr><td class="gutter" style="padding:0 24px"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td class="rule" style="border-top:3px solid #14140e;font-size:0;line-height:0">&nbsp;</td></tr></table></td></tr>
${letter.note ? `<tr><td class="gutter ink" style="padding:20px 24px 8px;${serif};font-size:19px;line-height:1.5;color:#14140e;word-break:break-word">${mailMarkdown(letter.note, siteUrl, wordsOf(wording))}</td></tr>` : ""}
${letter.stories.map((story) => storyHtml(story, siteUrl, wording)).join("\n")}
${footHtml(envelope, wording)}
</table></td></tr></table></body></html>
`;
}

function storyHtml(story: LetterStory, siteUrl: string, wording: Wording): string {
  const { headline, section, slug, whyItMatters, actions, language } = story;
  const own = spokenHtml(language, wording);
  const link = `${siteUrl}/news/${encodeURIComponent(slug)}`;
  return `<tr><td class="gutter ink" style="padding:24px 24px 0;color:#14140e;word-break:break-word">
${section ? `<p style="margin:0 0 4px;${sans};font-size:14px;line-height:1.5;font-weight:700">${escaped(section)}</p>` : ""}
<h2 class="headline" style="margin:0 0 12px;${serif};font-size:26px;line-height:1.18;font-weight:400"><a href="${escaped(link)}"${own} style="color:inherit;text-decoration:none">${escaped(headline)}</a></h2>
${whyItMatters ? `<div style="${sans};font-size:16px;line-height:1.5"><p style="margin:0 0 2px;font-weight:800">${escaped(wording.say("story.whyItMatters"))}</p><div${own}>${mailMarkdown(whyItMatters, siteUrl, wordsOf(wording, language))}</div></div>` : ""}
</td></tr>
${actions.length > 0 ? slipHtml(actions, own, wording) : ""}
<tr><td class="gutter ink" style="padding:12px 24px 24px;${sans};font-size:15px;line-height:1.5;color:#14140e"><a href="${escaped(link)}" style="color:inherit;font-weight:600">${escaped(wording.say("letter.read"))}</a></td></tr>
<tr><td class="gutter" style="padding:0 24px"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td class="line" style="border-top:1px solid #d5d4c7;font-size:0;line-height:0">&nbsp;</td></tr></table></td></tr>`;
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

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
