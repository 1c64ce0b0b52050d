import type { Wording } from "#lib/language/wording.ts";
import { escaped, mailButton, mailFrame, sans, serif } from "./mail-frame.ts";

export type AskingMail = { subject: string; text: string; html: string };

type From = { siteName: string; siteUrl: string; link: string };

/** Asks whoever owns an address whether they want the mail. */
export function pleaseConfirm({ siteName: site, siteUrl, link }: From, wording: Wording): AskingMail {
  return asking({
    ...{ siteName: site, siteUrl, link, wording },
    subject: wording.say("letter.confirmSubject", { site }),
    what: wording.say("letter.confirm", { site }),
    button: wording.say("letter.confirmButton"),
    after: wording.say("letter.confirmUntil"),
  });
}

/** Tells somebody who is on the list already where their choices are. */
export function alreadyThere({ siteName: site, siteUrl, link }: From, wording: Wording): AskingMail {
  return asking({
    ...{ siteName: site, siteUrl, link, wording },
    subject: wording.say("letter.knownSubject", { site }),
    what: wording.say("letter.known", { site }),
    button: wording.say("letter.choose"),
    after: "",
  });
}

type Words = From & { wording: Wording; subject: string; what: string; button: string; after: string };

function asking(words: Words): AskingMail {
  const { siteName, siteUrl, link, wording, subject, what, button, after } = words;
  const hello = wording.say("letter.hello");
  const text = [hello, what, `${button}:\n${link}`, after].filter(Boolean).join("\n\n");
  const rows = `<tr><td class="gutter ink" style="padding:20px 24px 4px;${serif};font-size:19px;line-height:1.5;color:#14140e;word-break:break-word"><p style="margin:0 0 14px">${escaped(hello)}</p><p style="margin:0 0 14px">${escaped(what)}</p></td></tr>
<tr><td class="gutter" style="padding:8px 24px 16px">${mailButton(button, link)}</td></tr>
<tr><td class="gutter quiet" style="padding:4px 24px 0;${sans};font-size:14px;line-height:1.6;color:#56554a;word-break:break-word">
${after ? `<p style="margin:0 0 10px">${escaped(after)}</p>` : ""}
<p style="margin:0 0 10px">${escaped(wording.say("letter.orCopy"))}<br><a href="${escaped(link)}" style="color:inherit">${escaped(link)}</a></p>
</td></tr>`;
  const html = mailFrame({ wording, siteName, siteUrl, subject, preview: what, about: "", rows });
  return { subject, text: `${text}\n`, html };
}
