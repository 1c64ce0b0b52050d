import { cleanText } from "#lib/stories/text.ts";

export type Line = {
  text: string;
  /** As it stood, indent included: what a block of code needs. */
  raw: string;
  /** A blank line stands before it, or none of its neighbours has one. */
  gap: boolean;
  /** The page itself marked it as a heading, by the sign of a link to it. */
  marked: boolean;
  /** Counted from 1 in the text as it was pasted. */
  number: number;
};

/** The lines that hold something, trimmed, with the odd spaces of web pages made plain ones. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let gap = false;
  const plain = cleanText(text)
    .replace(/[\u200b\u2060\ufeff\u00ad]/g, "")
    .replace(/[\u2028\u2029]/g, "\n");
  for (const [index, raw] of plain.split("\n").entries()) {
    const line = raw.replace(/\s+/gu, " ").trim();
    const text = line.replace(/ ?(?:(?<=^| )#|[¶§🔗])$/u, "");
    const marked = text !== line;
    if (text !== "") lines.push({ text, raw: raw.trimEnd(), gap, marked, number: index + 1 });
    else if (marked && lines.length > 0) lines[lines.length - 1] = { ...(lines.at(-1) as Line), marked };
    gap = line === "";
  }
  return lines;
}

/** Lines between which no blank line stands are a paragraph each. */
export function apart(lines: Line[]): Line[] {
  return lines.some(({ gap }, index) => gap && index > 0)
    ? lines
    : lines.map((line) => ({ ...line, gap: true }));
}

const labels = {
  summary: label("summary"),
  ourTake: label("(?:our|the) take|our view"),
  claim: label("our claim"),
  whyItMatters: label("why (?:it|this) matters"),
  doThisWeek: label("(?:what to |to )?do this week"),
  sources: label("sources?"),
  corrections: label("corrections?"),
  tags: label("tags|topics"),
  soFar: label("the story so far"),
};

export type LabelledPart = keyof typeof labels;

function label(words: string): RegExp {
  const bold = "(?:\\*\\*|__)?";
  return new RegExp(`^(?:#{1,6} +)?${bold}(?:${words})${bold}(?:$| *[:：]${bold}| [—–-] )(.*)$`, "iu");
}

/** The part that a label such as "Our Take" or "**Why it matters:**" announces, and the text behind it on its line. */
export function labelOf(line: string): { part: LabelledPart; rest: string } | null {
  for (const [part, shape] of Object.entries(labels)) {
    const match = line.match(shape);
    if (match) return { part: part as LabelledPart, rest: match[1]?.trim() ?? "" };
  }
  return null;
}

/** A link above the story that is no part of it. */
export function isNavigation(line: string): boolean {
  return (
    isBackLink(line) ||
    /^(?:home|menu|search|subscribe|sign (?:in|up)|log ?in|skip to .{1,30}|all (?:news|stories|articles))$/i.test(
      line,
    ) ||
    /^home\s*[/›»>|]\s*.{1,60}$/i.test(line)
  );
}

export function isBackLink(line: string): boolean {
  return /^[←‹«<⟵]?\s*back(?: to .{1,40})?$/i.test(line);
}

/** A heading behind the story, under which only other stories stand. */
export function endsStory(line: string): boolean {
  return /^(?:keep reading|related (?:stories|articles|news|posts)|read next|more (?:stories|news)|you (?:may|might) also like|recommended for you):?$/i.test(
    line,
  );
}

const shareWord =
  /\b(?:share(?: this)?(?: story| article| post)?(?: on| via| by)?|copy(?: the)? link|link copied|e-?mail(?: this)?|print|facebook|twitter|linkedin|whatsapp|bluesky|mastodon|reddit|telegram|hacker news|x)\b/gi;

/** Nothing but share buttons: "Share:", "Copy link", "Share: X LinkedIn E-mail". */
export function isShareLine(line: string): boolean {
  return (
    line.length <= 120 &&
    /^\W*(?:share|copy)\b/i.test(line) &&
    /^[\s\p{P}\p{S}]*$/u.test(line.replace(shareWord, ""))
  );
}

/** The tags of a line such as "#Healthcare AI#C# #LLM", or null when it is none. */
export function tagsOf(line: string): string[] | null {
  if (!/^#[^\s#]/.test(line) || line.length > 600) return null;
  const tags = line
    .split(/#(?=[^\s#])/)
    .map((tag) => tag.replace(/[\s,;·|]+$/, "").trim())
    .filter((tag) => tag !== "");
  return tags.every((tag) => tag.length <= 60 && !/[.!?:]$/.test(tag)) ? tags : null;
}

const bullet = /^(?:[-*•‣◦▪●–] +|[•‣◦▪●](?=\S))/;

export function isListItem(line: string): boolean {
  return bullet.test(line) || /^\d{1,2}[.)] /.test(line);
}

/** A line without the sign that makes it an item of a list. */
export function withoutBullet(line: string): string {
  return line.replace(bullet, "").replace(/^\d{1,2}[.)] +/, "");
}

/** "Audience: what to do", or null. */
export function audienceAndAction(line: string): { audience: string; action: string } | null {
  const bare = withoutBullet(line).replace(/\*\*|__/g, "");
  const [, audience = "", action = ""] = bare.match(/^([^:.!?]{2,80}):(?: +(.*))?$/u) ?? [];
  return audience !== "" && wordCount(audience) <= 10
    ? { audience: audience.trim(), action: action.trim() }
    : null;
}

/** The cells of a table's row, which browsers part by tabs; null for any other line. */
export function cellsOf({ raw }: Line): string[] | null {
  const cells = raw.replace(/^ +/, "").split("\t");
  return cells.length > 1 && cells.filter((cell) => cell.trim() !== "").length > 1
    ? cells.map((cell) => cell.trim())
    : null;
}

/** A heading has lost its mark, but not its shape: a short line without a full stop before a longer paragraph. */
export function isHeading(lines: Line[], index: number): boolean {
  const [line, next] = [lines[index], lines[index + 1]];
  if (!line || !next) return false;
  if (line.marked || /^#{1,6} /.test(line.text)) return true;
  if (line.text.length > 110 || wordCount(line.text) > 16 || isListItem(line.text) || endsSentence(line.text))
    return false;
  if (!/^[\p{Lu}\p{Lo}\p{N}“"'‘(¿¡]/u.test(line.text)) return false;
  if ((index > 0 && !line.gap) || cellsOf(line) || /[\\{}=<>|]/.test(line.text)) return false;
  if (isListItem(next.text)) return true;
  return next.text.length >= Math.max(60, 1.3 * line.text.length);
}

/** Ends like a sentence, a list's introduction or an interrupted line; a question may well be a heading. */
export function endsSentence(line: string): boolean {
  return (
    /[.,;:…]["”’')\]]*$|[!?]["”’')\]]+$/.test(line) &&
    !/\b(?:Inc|Corp|Co|Ltd|Jr|Sr|U\.S|U\.K|E\.U|vs)\.$/.test(line)
  );
}

export function wordCount(text: string): number {
  return text.split(" ").length;
}
