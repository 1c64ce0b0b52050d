/** What the database cannot hold (NUL, half a surrogate pair) goes; line ends become "\n"; nothing else changes. */
export function cleanText(text: string): string {
  return text.replaceAll("\u0000", "").replace(/\r\n?/g, "\n").toWellFormed();
}

/** One line: every run of white space becomes one space, none at the ends. */
export function singleLine(text: string): string {
  return cleanText(text).replace(/\s+/gu, " ").trim();
}

/** Several lines: blank lines before and white space after are dropped, the inside is left as typed. */
export function multiLine(text: string): string {
  return cleanText(text)
    .replace(/^(?:[ \t]*\n)+/, "")
    .trimEnd();
}
