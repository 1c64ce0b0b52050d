import { clockInZone, dayInZone } from "#lib/stories/dates.ts";
import type { NoticeKind } from "./kinds.ts";

/** The newest event of a line, and how many the line stands for. */
export type Said = {
  kind: NoticeKind;
  count: number;
  /** `data`: what the log tells of it, with what was new then. */
  event: { kind: string; by: string; title: string; data: Record<string, unknown> };
};

/** A sentence around a headline. */
export type Words = { before: string; headline: string; after: string };

/** What a line of notices says: of several, what is newest and that there were more. Times are in the zone. */
export function words({ kind, count, event }: Said, zone: string): Words {
  const headline = event.title || "without a headline";
  const many = severals[kind];
  if (count > 1 && many) return { headline, ...split(many(count, whoOf(event))) };
  const { before, after } = split(singles[kind](event, whoOf(event), zone));
  return { before, headline, after: count > 1 ? `${after}, the last of ${count} times` : after };
}

/** As one text. */
export function sentence({ before, headline, after }: Words): string {
  return `${before}“${headline}”${after}`;
}

type Event = Said["event"];

const singles: Record<NoticeKind, (event: Event, who: string, zone: string) => string> = {
  review_asked: ({ data }, who) =>
    data.to ? `${who} asks you to review …` : `${who} submitted … for review`,
  assigned: ({ kind }, who) =>
    kind === "story.approved" ? `${who} approved … and gave it to you` : `${who} gave you …`,
  changes_asked: (_, who) => `${who} asks for changes in …`,
  mentioned: (_, who) => `${who} mentioned you in a comment on …`,
  look_back: () => "The day has come to look back at the claim of …",
  failed: ({ data }) => `… could not be ${done(data)} as scheduled`,
  overdue: ({ data }, _, zone) =>
    `… should have been ${done(data)}${timeOf(data.at, zone, "at")}, and is not yet`,
  link_commented: (_, who) => `${who} commented on …`,
  answered: (_, who) => `${who} answered in a thread of yours on …`,
  commented: (_, who) => `${who} commented on …`,
  accepted: (_, who) => `${who} accepted your suggestion for …`,
  approved: (_, who) => `${who} approved …`,
  scheduled: ({ kind, data }, who, zone) =>
    kind === "story.rescheduled"
      ? `${who} moved the ${deed(data)} of …${timeOf(data.at, zone, "to")}`
      : `${who} scheduled the ${deed(data)} of …${timeOf(data.at, zone, "for")}`,
  unscheduled: ({ data }, who) => `${who} took the ${deed(data)} of … off the schedule`,
  published: ({ data }, who) =>
    data.schedule ? `… was published, as ${who} had scheduled` : `${who} published …`,
  retracted: ({ data }, who) =>
    data.schedule ? `… was retracted, as ${who} had scheduled` : `${who} retracted …`,
  judged: ({ data }, who) =>
    `${who} gave ${typeof data.verdict === "string" ? `the verdict “${data.verdict}”` : "a verdict"} on the claim of …`,
};

/** Where how many there are matters more than what the last one was. */
const severals: Partial<Record<NoticeKind, (count: number, who: string) => string>> = {
  mentioned: (count, who) => `You were mentioned in ${count} comments on …, the last by ${who}`,
  link_commented: (count, who) => `${count} new comments through your link on …, the last by ${who}`,
  answered: (count, who) => `${count} new answers in threads of yours on …, the last by ${who}`,
  commented: (count, who) => `${count} new comments on …, the last by ${who}`,
  accepted: (count, who) => `${count} of your suggestions for … were accepted, the last by ${who}`,
};

function split(text: string): { before: string; after: string } {
  const [before = "", after = ""] = text.split("…");
  return { before, after };
}

function whoOf({ by, data }: Event): string {
  return data.link === undefined ? by : `${by} (through a link)`;
}

function deed({ what }: Event["data"]): string {
  return what === "retract" ? "retraction" : "publication";
}

function done({ what }: Event["data"]): string {
  return what === "retract" ? "retracted" : "published";
}

/** " at 14:00 on Jun 4", or nothing. */
function timeOf(value: unknown, zone: string, lead: string): string {
  const at = typeof value === "string" ? new Date(value) : null;
  if (!at || Number.isNaN(at.getTime())) return "";
  const day = dayFormat.format(new Date(`${dayInZone(at, zone)}T00:00:00Z`));
  return ` ${lead} ${clockInZone(at, zone)} on ${day}`;
}

const dayFormat = new Intl.DateTimeFormat("en-US", { timeZone: "UTC", month: "short", day: "numeric" });
