import { emptyContent, partNames, type StoryContent } from "#lib/stories/content.ts";
import { noonInZone } from "#lib/stories/dates.ts";
import { slugify } from "#lib/stories/slug.ts";
import { singleLine } from "#lib/stories/text.ts";
import { actionLines, actionsOf } from "./pasted-actions.ts";
import { takeKicker } from "./pasted-kicker.ts";
import {
  apart,
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
import { claimOf, correctionsOf, sourceOf } from "./pasted-notes.ts";

export type PastedStory = {
  content: StoryContent;
  publishedAt: Date | null;
  /** Names of the parts that readers will look for and that the text does not have, in the page's order. */
  missing: string[];
  /** On which line of the text a part begins, by the part's key; parts that are missing have none. */
  lines: Record<string, number>;
};

/**
 * Reads a story from text that was copied from a browser's page: the shape of what readers see. Any text gives a
 * result; a part that is not found stays empty and is listed. The section is the kicker's slug, known or not.
 * A date is noon in `timeZone`; what to do this week ends seven days later.
 */
export function parsePastedText(text: string, { timeZone = "UTC" }: { timeZone?: string } = {}): PastedStory {
  const { lines, tagLines } = takeTags(withoutSurroundings(linesOf(text)));
  const [head, ...segments] = segmentsOf(lines);
  const { kicker, rest } = takeKicker(head.lines);
  const story: Story = new Map(segments.map(({ part, lines }) => [part, lines]));
  const headline = takeHeadline(rest, kicker.day !== null || segments.length > 0);
  const body = [...takeSummary(rest, story, segments.length > 0), ...takeBody(story)];

  const content: StoryContent = {
    ...emptyContent,
    headline: headline?.text.replace(/^#{1,6} +/, "") ?? "",
    section: slugify(kicker.section),
    summary: singleLine((story.get("summary") ?? []).map(({ text }) => text).join(" ")),
    ourTake: toMarkdown(story.get("ourTake") ?? []),
    ...claimOf(story.get("claim") ?? []),
    whyItMatters: toMarkdown(story.get("whyItMatters") ?? []),
    doThisWeek: actionsOf(story.get("doThisWeek") ?? [], kicker.day),
    body: toMarkdown(body, { headings: true }),
    sources: (story.get("sources") ?? []).map(sourceOf),
    corrections: correctionsOf(story.get("corrections") ?? []),
    tags: distinct([...tagLines, ...(story.get("tags") ?? [])].flatMap(({ text }) => tagsIn(text))),
  };
  const publishedAt = kicker.day === null ? null : noonInZone(kicker.day, timeZone);
  const firstLines = { headline, body: body[0], tags: tagLines[0] ?? story.get("tags")?.[0] };
  return {
    content,
    publishedAt,
    missing: missingParts(content, publishedAt),
    lines: { ...kicker.lines, ...numbersOf(Object.fromEntries(story)), ...numbersOf(firstLines) },
  };
}

type Story = Map<LabelledPart, Line[]>;

function numbersOf(parts: Record<string, Line | Line[] | undefined>): Record<string, number> {
  const numbers = Object.entries(parts).flatMap(([part, lines]) => {
    const first = Array.isArray(lines) ? lines[0] : lines;
    return first ? [[part, first.number] as const] : [];
  });
  return Object.fromEntries(numbers);
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
function takeTags(lines: Line[]): { lines: Line[]; tagLines: Line[] } {
  const foot = lines.findLastIndex(({ text }) => text.length >= 120 || labelOf(text) !== null) + 1;
  const isTags = lines.map(({ text }, index) => {
    const tags = tagsOf(text) ?? [];
    const surely = tags.length > 1 || index >= foot - 1 || /^#\p{L}\S*(?: \S+){0,2}$/u.test(text);
    return tags.length > 0 && surely;
  });
  const last = isTags.lastIndexOf(true);
  const end = last >= foot - 1 && last >= 0 ? last : lines.length;
  return {
    lines: lines.filter((_, index) => index < end && !isTags[index]),
    tagLines: lines.filter((_, index) => isTags[index]),
  };
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

/** Takes the headline off the lines above the labels, when the first one looks like one. */
function takeHeadline(head: Line[], isStory: boolean): Line | undefined {
  const [first, second] = head;
  if (!first || first.text.length > 200 || !/\p{L}/u.test(first.text) || isListItem(first.text))
    return undefined;
  if (endsSentence(first.text) && !(isStory && second && first.text.length <= 140)) return undefined;
  const wrapped = second && !second.gap && (/^\p{Ll}/u.test(second.text) || first.text.length > 60);
  if (!isStory && wrapped) return undefined;
  return head.shift();
}

/** Puts the summary among the parts and gives the lines above the labels that belong to the body. */
function takeSummary(head: Line[], story: Story, labelled: boolean): Line[] {
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
function takeBody(story: Story): Line[] {
  const parts = [...story].filter(([part]) => !isNote(part));
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

function isNote(part: LabelledPart): boolean {
  return (
    part === "claim" || part === "soFar" || part === "sources" || part === "corrections" || part === "tags"
  );
}

function proseLines(lines: Line[], onlyOne: boolean): number {
  const heading = lines.findIndex((_, index) => index > 0 && isHeading(lines, index));
  const end = heading < 0 ? lines.length : heading;
  return onlyOne && heading < 0 ? Math.min(1, end) : end;
}

function tagsIn(text: string): string[] {
  return tagsOf(text) ?? text.split(/[,;·|]/).map((tag) => withoutBullet(tag.trim()));
}

function distinct(tags: string[]): string[] {
  const bySlug = new Map(tags.filter((tag) => tag !== "").map((tag) => [slugify(tag), tag]));
  return [...bySlug.values()];
}
