import type { Wording } from "#lib/language/wording.ts";
import { readable } from "./xml.ts";

/** One thing to do, from a story. */
export type ActionItem = {
  uuid: string;
  audience: string;
  action: string;
  /** Last day on which it is current, YYYY-MM-DD. */
  until: string;
  headline: string;
  url: string;
  tags: string[];
  /** When the text that readers see went live. */
  updatedAt: Date;
};

export type Calendar = {
  name: string;
  description: string;
  url: string;
  pageUrl: string;
  items: ActionItem[];
  wording: Wording;
};

/**
 * What is to be done as an iCalendar object (RFC 5545; name, source and refreshing by RFC 7986): an event on the last day
 * that each item is current, or, with `tasks`, a to-do that is due then. Days are days: no time zone can move them.
 */
export function iCalendar(calendar: Calendar, { tasks = false } = {}): string {
  const { name, description, url, pageUrl, items, wording } = calendar;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Takewire//Do this week//EN",
    "CALSCALE:GREGORIAN",
    `NAME:${text(name)}`,
    `X-WR-CALNAME:${text(name)}`,
    `DESCRIPTION:${text(description)}`,
    `X-WR-CALDESC:${text(description)}`,
    `URL:${uri(pageUrl)}`,
    `SOURCE;VALUE=URI:${uri(url)}`,
    "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
    "X-PUBLISHED-TTL:PT1H",
    ...(items.length > 0 ? items.flatMap((item) => component(item, tasks, wording)) : nothing),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function component(item: ActionItem, tasks: boolean, wording: Wording): string[] {
  const { uuid, audience, action, until, headline, url, tags, updatedAt } = item;
  const kind = tasks ? "VTODO" : "VEVENT";
  const when = tasks
    ? [`DUE;VALUE=DATE:${day(until)}`, "STATUS:NEEDS-ACTION"]
    : [`DTSTART;VALUE=DATE:${day(until)}`, "TRANSP:TRANSPARENT"]; // without an end it is that day (3.6.1)
  return [
    `BEGIN:${kind}`,
    `UID:${uuid}`,
    `DTSTAMP:${utc(updatedAt)}`,
    `LAST-MODIFIED:${utc(updatedAt)}`,
    ...when,
    `SUMMARY:${text(audience ? `${audience}: ${action}` : action)}`,
    `DESCRIPTION:${text(`${wording.say("tag.from", { story: headline })}\n${url}`)}`,
    `URL:${uri(url)}`,
    ...(tags.length > 0 ? [`CATEGORIES:${tags.map(text).join(",")}`] : []),
    "CLASS:PUBLIC",
    `END:${kind}`,
  ];
}

/** A calendar has at least one component (RFC 5545, 3.6), also when there is nothing to do. */
const nothing = [
  "BEGIN:VTIMEZONE",
  "TZID:Etc/UTC",
  "BEGIN:STANDARD",
  "DTSTART:19700101T000000",
  "TZOFFSETFROM:+0000",
  "TZOFFSETTO:+0000",
  "END:STANDARD",
  "END:VTIMEZONE",
];

/** A value of type TEXT (3.3.11) on one line; control characters cannot stand in it. */
function text(value: string): string {
  return (
    readable(value)
      .replace(/[\\;,]/g, (sign) => `\\${sign}`)
      .replaceAll("\n", "\\n")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "")
  );
}

function uri(address: string): string {
  return new URL(address).href;
}

function day(date: string): string {
  return date.replaceAll("-", "");
}

function utc(instant: Date): string {
  return `${instant.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}

const longestLine = 75; // octets, the line's end left out (3.1)

/** The line in pieces, none of which cuts a character. */
function folded(line: string): string {
  const pieces: string[] = [];
  let piece = "";
  let octets = 0;
  for (const sign of line) {
    const size = Buffer.byteLength(sign);
    if (octets + size > longestLine) {
      pieces.push(piece);
      piece = " ";
      octets = 1;
    }
    piece += sign;
    octets += size;
  }
  return [...pieces, piece].join("\r\n");
}
