import type { Wording } from "#lib/language/wording.ts";

export const sans = "font-family:'Libre Franklin',-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
export const serif = "font-family:'STIX Two Text',Georgia,'Times New Roman',serif";

/** For clients that read style sheets: the site's dark palette, and less air on a telephone. All else is on the elements. */
const sheet = `:root{color-scheme:light dark;supported-color-schemes:light dark}
a[x-apple-data-detectors]{color:inherit !important;text-decoration:none !important}
@media (prefers-color-scheme:dark){
.paper{background-color:#13130e !important;color:#ebe9de !important}
.ink,.ink a{color:#ebe9de !important}
.quiet,.quiet a{color:#a7a597 !important}
.rule{border-color:#ebe9de !important}
.line{border-color:#39382d !important}
.slip{background-color:#2c2713 !important;color:#f7f0d2 !important;border-color:#ffe14d !important}
.slip-label{color:#ffe14d !important}
.slip-quiet{color:#c6be90 !important}
.button{background-color:#ebe9de !important}
.button a{color:#13130e !important}
}
@media (max-width:480px){.gutter{padding-left:18px !important;padding-right:18px !important}.headline{font-size:23px !important}.name{font-size:30px !important}}`;

type Frame = {
  wording: Wording;
  siteName: string;
  siteUrl: string;
  subject: string;
  /** What a mailbox shows beside the subject. */
  preview: string;
  /** HTML of the line under the name; "" for none. */
  about: string;
  /** HTML: rows of the table. */
  rows: string;
};

/**
 * A mail as HTML that mail clients can read: tables, styles on the elements, no picture and no script. Outlook, which knows no greatest
 * width, has a table of its own around; what follows the preview keeps a mailbox from showing more than that.
 */
export function mailFrame({ wording, siteName, siteUrl, subject, preview, about, rows }: Frame): string {
  const leftward = wording.direction === "rtl";
  const start = leftward ? "right" : "left";
  const tight = leftward ? "0" : "-1.5px"; // letters that join are torn apart by any spacing
  return `<!doctype html>
<html lang="${escaped(wording.storyLanguage)}" dir="${wording.direction}" xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no"><meta name="x-apple-disable-message-reformatting"><title>${escaped(subject)}</title><!--[if mso]><xml><o:OfficeDocumentSettings><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml><![endif]--><style>${sheet}</style></head>
<body class="paper" style="margin:0;padding:0;background-color:#fbfbf7;color:#14140e">
<div style="display:none;max-height:0;overflow:hidden">${escaped(preview.slice(0, 160))}${"&#847;&zwnj;&nbsp;".repeat(60)}</div>
<table role="presentation" class="paper" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color:#fbfbf7"><tr><td align="center" style="padding:24px 0 32px">
<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;table-layout:fixed;text-align:${start}">
<tr><td class="gutter ink" style="padding:0 24px 12px;${sans};color:#14140e">
<p class="name" style="margin:0;font-size:36px;line-height:1.1;font-weight:900;letter-spacing:${tight};word-break:break-word"><a href="${escaped(siteUrl)}/" style="color:inherit;text-decoration:none">${escaped(siteName)}</a></p>
${about ? `<p class="quiet" style="margin:6px 0 0;font-size:14px;line-height:1.5;color:#56554a">${about}</p>` : ""}
</td></tr>
${ruleRow("rule", "3px solid #14140e")}
${rows}
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table></body></html>
`;
}

/** A line across, as wide as the text. */
export function ruleRow(name: "rule" | "line", border: string): string {
  return `<tr><td class="gutter" style="padding:0 24px"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td class="${name}" style="border-top:${border};font-size:0;line-height:0">&nbsp;</td></tr></table></td></tr>`;
}

/** A link that looks like the site's buttons, and can be hit with a thumb. */
export function mailButton(text: string, url: string): string {
  return `<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td class="button" style="background-color:#14140e;${sans};font-size:16px;line-height:1.5;font-weight:700"><a href="${escaped(url)}" style="display:inline-block;padding:12px 20px;color:#fbfbf7;text-decoration:none">${escaped(text)}</a></td></tr></table>`;
}

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
