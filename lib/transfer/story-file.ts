import { ok, type Result, refused } from "#lib/result.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import { isDay, noonInZone, timeInZone } from "#lib/stories/dates.ts";
import { checkDraft } from "#lib/stories/schema.ts";
import { slugify } from "#lib/stories/slug.ts";
import { cleanText } from "#lib/stories/text.ts";
import type { KeptVerdict } from "#lib/takes/verdict.ts";
import { readFrontMatter, type Shape } from "./front-matter.ts";
import { inFile, type LineOf, mistakesOf } from "./mistakes.ts";
import { readVerdict, type VerdictPart, verdictPart, verdictShape } from "./verdict-part.ts";
import { writeYaml, type Yaml } from "./write-yaml.ts";

/** What a file says about a story; `publishedAt` is null when the file has no date, `verdict` where its claim is open. */
export type StoryFile = {
  content: StoryContent;
  publishedAt: Date | null;
  verdict: KeptVerdict | null;
  lineOf: LineOf;
};

/** The keys of the front matter, in the order in which they are written. */
const shape = {
  headline: "text",
  slug: "text",
  section: "text",
  language: "text",
  date: "text",
  summary: "text",
  ourTake: "text",
  claim: "text",
  lookBack: "text",
  verdict: verdictShape,
  whyItMatters: "text",
  doThisWeek: [{ audience: "text", action: "text", until: "text" }],
  sources: [{ title: "text", url: "text", publisher: "text", date: "text" }],
  tags: ["text"],
  hero: { src: "text", alt: "text", credit: "text" },
  follows: "text",
  corrections: [{ date: "text", kind: "text", text: "text" }],
  related: { pinned: ["text"], banned: ["text"] },
} as const satisfies Record<string, Shape>;

/**
 * Reads a story file: YAML front matter between two lines "---", then the body as Markdown. A date without a time is
 * noon in `timeZone`. The problem's message has one line per mistake, with `path`, line and part.
 */
export function parseStoryFile(
  text: string,
  { path, timeZone = "UTC" }: { path: string; timeZone?: string },
): Result<StoryFile> {
  const parts = split(cleanText(text));
  if (typeof parts === "string") return refused(inFile(path, [{ line: 1, path: "", message: parts }]));

  const read = readFrontMatter(parts.frontMatter, shape, 2);
  if (read.problems.length > 0) return refused(inFile(path, read.problems));

  const { date, section, verdict, ...rest } = read.value as Read;
  const lineOf: LineOf = (place) => {
    if (place === "body") return parts.bodyLine;
    return read.lineOf(place === "publishedAt" ? "date" : place);
  };
  const checked = checkDraft({
    ...rest,
    section: slugify(section),
    body: parts.body,
    related: rest.related ?? { pinned: [], banned: [] },
  });
  const publishedAt = date === "" ? null : readDate(date, timeZone);
  const mistakes = checked.ok ? [] : mistakesOf(checked.problem, lineOf);
  if (publishedAt === undefined) mistakes.push({ line: lineOf("date"), path: "date", message: dateHelp });
  const dateOf = (text: string) => readDate(text, timeZone);
  const judged = verdict && readVerdict(verdict, checked.ok ? checked.value.claim : "", dateOf);
  if (judged && "mistakes" in judged)
    mistakes.push(...judged.mistakes.map((mistake) => ({ ...mistake, line: lineOf(mistake.path) })));
  if (!checked.ok || publishedAt === undefined || mistakes.length > 0) return refused(inFile(path, mistakes));
  const kept = judged && "verdict" in judged ? judged.verdict : null;
  return ok({ content: checked.value, publishedAt, verdict: kept, lineOf });
}

type Read = { date: string; section: string; verdict: VerdictPart | null; related: unknown };

/** Writes a story file that `parseStoryFile` reads back as the same content, instant and verdict. Empty parts are left out. */
export function writeStoryFile(
  content: StoryContent,
  publishedAt: Date | null,
  verdict: KeptVerdict | null = null,
): string {
  const { body, ...rest } = content;
  const parts: Record<keyof typeof shape, unknown> = {
    ...rest,
    date: publishedAt?.toISOString(),
    verdict: verdict && filled(verdictPart(verdict, content.claim)),
    doThisWeek: content.doThisWeek.map((item) => filled(item, ["audience", "action"])),
    sources: content.sources.map((item) => filled(item, ["title", "url"])),
    related: filled(content.related),
  };
  const inOrder = Object.keys(shape).map((key) => [key, parts[key as keyof typeof shape]]);
  return `---\n${writeYaml(filled(Object.fromEntries(inOrder)))}---\n${body === "" ? "" : `\n${body}\n`}`;
}

type Parts = { frontMatter: string; body: string; bodyLine: number };

function split(text: string): Parts | string {
  const lines = text.replace(/^\uFEFF/, "").split("\n");
  const isFence = (line: string) => /^---[ \t]*$/.test(line);
  if (!isFence(lines[0] ?? ""))
    return "A story file starts with a line “---”, then its parts, then “---” again.";
  const end = lines.findIndex((line, index) => index > 0 && isFence(line));
  if (end < 0) return "The line “---” that ends the parts at the top and begins the body is missing.";
  const bodyStart = lines.findIndex((line, index) => index > end && line.trim() !== "");
  return {
    frontMatter: lines.slice(1, end).join("\n"),
    body: lines.slice(end + 1).join("\n"),
    bodyLine: (bodyStart < 0 ? end : bodyStart) + 1,
  };
}

const dateHelp = "A date is written 2026-06-04, or with a time 2026-06-04T09:30 or 2026-06-04T09:30:00Z.";

function readDate(text: string, timeZone: string): Date | undefined {
  const [, day = "", time, zone] =
    text
      .trim()
      .match(/^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?) ?(Z|[+-]\d{2}:\d{2})?)?$/) ??
    [];
  if (!isDay(day)) return undefined;
  if (time === undefined) return noonInZone(day, timeZone);
  const read = zone ? new Date(`${day}T${time}${zone}`) : timeInZone(day, time, timeZone);
  return Number.isNaN(read.getTime()) ? undefined : read;
}

/** What is to be written: without the empty parts, but for those that an item is never without. */
function filled(parts: Record<string, unknown>, kept: string[] = []): Record<string, Yaml> {
  const entries = Object.entries(parts).filter(([key, value]) => kept.includes(key) || !isEmpty(value));
  return Object.fromEntries(entries) as Record<string, Yaml>;
}

function isEmpty(value: unknown): boolean {
  return !value || (typeof value === "object" && Object.keys(value).length === 0);
}
