import type { NoticeLine } from "./queries.ts";
import { sentence } from "./words.ts";

type Digest = { siteName: string; siteUrl: string; name: string; lines: NoticeLine[] };

/** The one mail that tells somebody what they have not read, as plain text and as simple HTML. */
export function digest(told: Digest): { subject: string; text: string; html: string } {
  return { subject: subjectOf(told), text: textOf(told), html: htmlOf(told) };
}

function subjectOf({ siteName, lines }: Digest): string {
  const [only] = lines;
  return lines.length === 1 && only
    ? sentence(only.words)
    : `${lines.length} notices from the ${siteName} desk`;
}

function textOf({ siteName, siteUrl, name, lines }: Digest): string {
  const items = lines.map((line) => {
    const quote = line.quote ? `\n  ${line.quote}` : "";
    return `- ${sentence(line.words)}${quote}\n  ${linkTo(siteUrl, line)}`;
  });
  return `Hello ${name},

this happened on the ${siteName} desk, and you have not read it there yet:

${items.join("\n\n")}

All of your notices: ${siteUrl}/desk/notices
Which of them are mailed to you, and when, is for you to say: ${siteUrl}${switchesPath}
`;
}

function htmlOf({ siteName, siteUrl, name, lines }: Digest): string {
  const items = lines.map((line) => {
    const { before, headline, after } = line.words;
    const quote = line.quote ? `<br><i>${escaped(line.quote)}</i>` : "";
    const link = `<a href="${escaped(linkTo(siteUrl, line))}">${escaped(headline)}</a>`;
    return `<li style="margin:0 0 12px">${escaped(before)}${link}${escaped(after)}${quote}</li>`;
  });
  return `<!doctype html>
<html lang="en"><body style="font-family:sans-serif;line-height:1.5">
<p>Hello ${escaped(name)},</p>
<p>this happened on the ${escaped(siteName)} desk, and you have not read it there yet:</p>
<ul>
${items.join("\n")}
</ul>
<p><a href="${escaped(siteUrl)}/desk/notices">All of your notices</a><br>
<a href="${escaped(siteUrl)}${switchesPath}">Which of them are mailed to you, and when</a></p>
</body></html>
`;
}

const switchesPath = "/desk/profile#part-notices-by-e-mail";

function linkTo(siteUrl: string, { id }: NoticeLine): string {
  return `${siteUrl}/desk/notices/${id}`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
