import {
  type Action,
  emptyContent,
  partNames,
  type Source,
  type StoryContent,
} from "#lib/stories/content.ts";
import { type Day, noonInZone } from "#lib/stories/dates.ts";
import { slugify } from "#lib/stories/slug.ts";
import { singleLine } from "#lib/stories/text.ts";
import { takeKicker } from "./pasted-kicker.ts";
import {
  apart,
  audienceAndAction,
  endsSentence,
  endsStory,
  isBackLink,
  isHeading,
  isListItem,
  isShareLine,
  type LabelledPart,
  type Line,
  labelOf,
  linesOf,
  tagsOf,
  withoutBullet,
} from "./pasted-lines.ts";
import { toMarkdown } from "./pasted-markdown.ts";

export type PastedStory = {
  content: StoryContent;
  publishedAt: Date | null;
  /** Names of the parts that readers will look for and that the text does not have, in the page's order. */
  missing: string[];
};

/**
 * Reads a story from text that was copied from a browser's page: the shape of what readers see. Any text gives a
 * result; a part that is not found stays empty and is listed. The section is the kicker's slug, known or not.
 * A date is noon in `timeZone`; what to do this week ends seven days later.
 */
export function parsePastedText(text: string, { timeZone = "UTC" }: { timeZone?: string } = {}): PastedStory {
  const { lines, tags } = takeTags(withoutSurroundings(linesOf(text)));
  const [head, ...segments] = segmentsOf(lines);
  const { kicker, rest } = takeKicker(head.lines);
  const story = new Map<LabelledPart | "body", Line[]>(segments.map(({ part, lines }) => [part, lines]));
  const headline = takeHeadline(rest, kicker.day !== null || segments.length > 0);
  const body = [...takeSummary(rest, story, segments.length > 0), ...takeBody(story)];

  const content: StoryContent = {
    ...emptyContent,
    headline,
    section: slugify(kicker.section),
    summary: singleLine((story.get("summary") ?? []).map(({ text }) => text).join(" ")),
    ourTake: toMarkdown(story.get("ourTake") ?? []),
    whyItMatters: toMarkdown(story.get("whyItMatters") ?? []),
    doThisWeek: actionsOf(story.get("doThisWeek") ?? [], kicker.day),
    body: toMarkdown(body, { headings: true }),
    sources: (story.get("sources") ?? []).map(sourceOf),
    tags: distinct([...tags, ...tagsUnderLabel(story.get("tags") ?? [])]),
  };
  const publishedAt = kicker.day === null ? null : noonInZone(kicker.day, timeZone);
  return { content, publishedAt, missing: missingParts(content, publishedAt) };
}

function missingParts(content: StoryContent, publishedAt: Date | null): string[] {
  const { section, headline, summary, ourTake, whyItMatters, doThisWeek, body, tags } = content;
  const date = publishedAt === null ? "" : "known";
  const parts = { section, date, headline, summary, ourTake, whyItMatters, doThisWeek, body, tags };
  return Object.entries(parts)
    .filter(([, value]) => value.length === 0)
    .map(([part]) => (part === "date" ? "Date" : partNames[part as keyof StoryContent]));
}

/**
 * The story's own lines: without the links above it, the share row and everything behind. A share row may also stand
 * under the headline: it ends the story only when no more of the story follows.
 */
function withoutSurroundings(lines: Line[]): Line[] {
  const back = lines.slice(0, 20).findLastIndex(({ text }) => isBackLink(text));
  const story = lines.slice(back + 1);
  const lastSure = story.findLastIndex(({ text }) => labelOf(text) !== null || tagsOf(text) !== null);
  const half = story.reduce((sum, { text }) => sum + text.length, 0) / 2;
  let before = 0;
  const end = story.findIndex(({ text }, index) => {
    before += text.length;
    return index > 0 && (endsStory(text) || (isShareLine(text) && index > lastSure && before > half));
  });
  return story.slice(0, end < 0 ? undefined : end).filter(({ text }) => !isShareLine(text));
}

/** Takes the tag lines out, and what follows the last one when it is only the page's foot. */
function takeTags(lines: Line[]): { lines: Line[]; tags: string[] } {
  const foot = lines.findLastIndex(({ text }) => text.length >= 120 || labelOf(text) !== null) + 1;
  const found = lines.map(({ text }, index) => {
    const tags = tagsOf(text) ?? [];
    return tags.length > 1 || index >= foot - 1 || /^#\p{L}\S*(?: \S+){0,2}$/u.test(text) ? tags : [];
  });
  const last = found.findLastIndex((tags) => tags.length > 0);
  const end = last >= foot - 1 && last >= 0 ? last : lines.length;
  return { lines: lines.filter((_, index) => index < end && found[index]?.length === 0), tags: found.flat() };
}

type Segment = { part: LabelledPart; lines: Line[] };

/** The lines above the first label, then those under each label. A label that comes again is a heading of the body. */
function segmentsOf(lines: Line[]): [{ lines: Line[] }, ...Segment[]] {
  const segments: [{ lines: Line[] }, ...Segment[]] = [{ lines: [] }];
  const seen = new Set<LabelledPart>();
  for (const line of lines) {
    const label = labelOf(line.text);
    if (label && !seen.has(label.part)) {
      seen.add(label.part);
      segments.push({
        part: label.part,
        lines: label.rest ? [{ ...line, text: label.rest, raw: label.rest }] : [],
      });
    } else {
      segments.at(-1)?.lines.push(line);
    }
  }
  for (const segment of segments) segment.lines = apart(segment.lines);
  return segments;
}

/** The headline off the lines above the labels, or "" when none looks like one. */
function takeHeadline(head: Line[], isStory: boolean): string {
  const [first, second] = head;
  if (!first || first.text.length > 200 || !/\p{L}/u.test(first.text) || isListItem(first.text)) return "";
  if (endsSentence(first.text) && !(isStory && second && first.text.length <= 140)) return "";
  const wrapped = second && !second.gap && (/^\p{Ll}/u.test(second.text) || first.text.length > 60);
  if (!isStory && wrapped) return "";
  head.shift();
  return first.text.replace(/^#{1,6} +/, "");
}

/** Puts the summary among the parts and gives the lines above the labels that belong to the body. */
function takeSummary(head: Line[], story: Map<LabelledPart | "body", Line[]>, labelled: boolean): Line[] {
  if (story.has("summary")) return head;
  const size = head.reduce((sum, { text }) => sum + text.length, 0);
  const isAllSummary = labelled && size <= 500 && !head.some((_, index) => isHeading(head, index));
  const first = head[0];
  if (!first || (!isAllSummary && (first.text.length > 600 || isHeading(head, 0)))) return head;
  story.set("summary", isAllSummary ? head : [first]);
  return isAllSummary ? [] : head.slice(1);
}

/**
 * Leaves each labelled part what is its own and gives the rest. A heading ends a part. Where the body has none, it
 * begins with the second paragraph of the last part, or else of whichever part is too long to be only itself.
 */
function takeBody(story: Map<LabelledPart | "body", Line[]>): Line[] {
  const parts = [...story].filter(([part]) => part !== "sources" && part !== "tags");
  const body: Line[] = [];
  parts.forEach(([part, lines], index) => {
    const isLast = index === parts.length - 1;
    const own = part === "doThisWeek" ? actionLines(lines) : proseLines(lines, isLast && body.length === 0);
    story.set(part, lines.slice(0, own));
    body.push(...lines.slice(own));
  });
  if (body.length > 0) return body;
  for (const part of ["ourTake", "whyItMatters"] as const) {
    const lines = story.get(part) ?? [];
    if (lines.length < 3) continue;
    story.set(part, lines.slice(0, 1));
    body.push(...lines.slice(1));
  }
  return body;
}

function proseLines(lines: Line[], onlyOne: boolean): number {
  const heading = lines.findIndex((_, index) => index > 0 && isHeading(lines, index));
  const end = heading < 0 ? lines.length : heading;
  return onlyOne && heading < 0 ? Math.min(1, end) : end;
}

/** How many lines of "Do this week" are things to do: the first, and all that have the shape of one. */
function actionLines(lines: Line[]): number {
  const isTitle = lines[0] !== undefined && isAudienceLine(lines[0].text) && lines.length > 1;
  let count = Math.min(lines.length, isTitle ? 2 : 1);
  while (count < lines.length) {
    const { text, gap } = lines[count] as Line;
    if (gap && !isListItem(text) && !audienceAndAction(text)) break;
    count += audienceAndAction(text)?.action === "" && count + 1 < lines.length ? 2 : 1;
  }
  return count;
}

function isAudienceLine(text: string): boolean {
  return (
    audienceAndAction(text)?.action === "" || (text.length <= 60 && !endsSentence(text) && !isListItem(text))
  );
}

function actionsOf(lines: Line[], published: Day | null): Action[] {
  const until = published === null ? null : weekAfter(published);
  const actions: Action[] = [];
  for (const { text, gap } of lines) {
    const last = actions.at(-1);
    const split = audienceAndAction(text);
    if (last && last.action === "") last.action = withoutBullet(text);
    else if (split) actions.push({ ...split, until });
    else if (last && !gap && !isListItem(text)) last.action = `${last.action} ${text}`;
    else if (!last && lines.length > 1 && isAudienceLine(text))
      actions.push({ audience: text, action: "", until });
    else actions.push({ audience: "", action: withoutBullet(text), until });
  }
  return actions;
}

function weekAfter(day: Day): Day {
  return new Date(Date.parse(day) + 7 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

function sourceOf({ text }: Line): Source {
  const url = text.match(/https?:\/\/[^\s<>)\]]+/i)?.[0].replace(/[.,;]+$/, "") ?? "";
  const title = withoutBullet(text)
    .replace(url, "")
    .replace(/^[\s–—\-:,([<]+|[\s–—\-:,()[\]<>]+$/gu, "");
  return { title: title || url, url, publisher: "", date: null };
}

function tagsUnderLabel(lines: Line[]): string[] {
  return lines.flatMap(
    ({ text }) => tagsOf(text) ?? text.split(/[,;·|]/).map((tag) => withoutBullet(tag.trim())),
  );
}

function distinct(tags: string[]): string[] {
  const bySlug = new Map(tags.filter((tag) => tag !== "").map((tag) => [slugify(tag), tag]));
  return [...bySlug.values()];
}
