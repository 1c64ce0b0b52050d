import { calendar, feedFiles, feedParts } from "#lib/feeds/formats.ts";
import { cleanQuery, longestQuery } from "#lib/search/query.ts";
import { isSlug } from "#lib/stories/slug.ts";
import { isOutcome } from "#lib/takes/record.ts";
import { isWeek } from "#lib/week/week.ts";

/** What a request's address asks for. A key is the one spelling under which a page is kept and rendered. */
export type Address =
  /** `personal`: for whoever has its address alone, so nobody keeps it. */
  | { kind: "page"; key: string; personal?: true }
  | { kind: "moved"; to: string }
  | { kind: "refused"; status: 400 | 404 | 414 }
  | { kind: "other"; path: string /* decoded */ };

type Reading = (values: string[]) => string[] | null;

const searchRoom = "search";
const embedRoom = "embed";

/** Parts of a path that stand for something, and what they may be. */
const placeholders: Record<string, (part: string) => boolean> = {
  ":slug": isSlug,
  ":week": isWeek,
  ":number": (part) => /^[1-9]\d{0,8}$/.test(part),
  ":token": (part) => /^[\w.-]{1,200}$/.test(part),
  ":sitemap": (part) => /^(?:(?:stories|tags)-[1-9]\d{0,4}|pages|news)\.xml$/.test(part),
};

type ReaderPage = { path: string[]; query: Record<string, Reading>; personal?: true };

/** Every address that readers have: its path and, in the order of the key, the parameters that it understands. */
const readerPages: ReaderPage[] = [
  { path: [], query: {} },
  { path: ["news"], query: { page: pageNumber, tag: slugs } },
  { path: ["news", ":slug"], query: { related: oneSlug } },
  { path: ["news", ":slug", "thread"], query: {} },
  {
    path: ["takes"],
    query: { outcome: oneOutcome, section: oneSlug, author: oneSlug, year: oneYear, page: pageNumber },
  },
  { path: ["sections", ":slug"], query: { page: pageNumber } },
  { path: ["tags"], query: { letter: oneLetter, order: byUse, page: pageNumber, q: words } },
  { path: ["tags", ":slug"], query: { page: pageNumber } },
  { path: ["authors", ":slug"], query: { page: pageNumber } },
  { path: [embedRoom, ":slug"], query: {} },
  { path: ["this-week"], query: { tag: oneSlug } },
  { path: ["this-week", "weeks"], query: {} },
  {
    path: ["this-week", "subscribe"],
    query: { said: oneOf("asked", "address", "wait", "closed"), tag: slugs },
  },
  { path: ["this-week", "editions", ":number"], query: {} },
  { path: ["this-week", "confirm", ":token"], query: { said: oneOf("late") }, personal: true },
  {
    path: ["this-week", "mail", ":token"],
    query: { said: oneOf("confirmed", "saved", "left", "forgotten", "none") },
    personal: true,
  },
  { path: ["this-week", ":week"], query: {} },
  { path: [searchRoom], query: { q: queryText, tag: someSlugs, section: oneOfSlugs, year, page: fewPages } },
  { path: ["feeds"], query: {} },
  ...feedsUnder([]),
  ...feedsUnder(["sections", ":slug"]),
  ...feedsUnder(["tags", ":slug"]),
  ...feedsUnder(["authors", ":slug"]).filter(({ path }) => !path.includes(calendar.file)),
  { path: ["manifest.webmanifest"], query: {} },
  { path: ["robots.txt"], query: {} },
  { path: ["sitemap.xml"], query: {} },
  { path: ["sitemaps", ":sitemap"], query: {} },
];

/** First parts of reader addresses, and of the two bodies that are only ever sent with a status of their own. */
export const readerRooms = new Set([
  "news",
  "sections",
  "tags",
  "authors",
  "takes",
  "this-week",
  searchRoom,
  embedRoom,
  "feeds",
  ...feedFiles,
  calendar.file,
  "manifest.webmanifest",
  "robots.txt",
  "sitemap.xml",
  "sitemaps",
  "missing",
  "unavailable",
]);

export const longestAddress = 2000;

/**
 * Reads the address line of a request: which finished page it means, if any. Unknown parameters mean nothing; a
 * known one with an impossible value means a page that does not exist.
 */
export function readAddress(line: string): Address {
  if (line.length > longestAddress && !isSearch(line)) return { kind: "refused", status: 414 };
  const address = line.startsWith("/") ? line : line.replace(/^https?:\/\/[^/?#]*/i, "");
  const [beforeHash = ""] = address.split("#", 1);
  const mark = beforeHash.indexOf("?");
  const rawPath = mark < 0 ? beforeHash : beforeHash.slice(0, mark);
  if (rawPath !== "" && !rawPath.startsWith("/")) return { kind: "refused", status: 400 };

  const parts = decodedParts(rawPath);
  if (!parts) return { kind: "refused", status: 400 };
  const path = `/${parts.map(encodeURIComponent).join("/")}`;
  const room = parts[0] ?? "";
  const page = readerPages.find((each) => fits(each.path, parts));
  if (!page && !readerRooms.has(room)) {
    return rawPath.startsWith("//")
      ? { kind: "moved", to: path }
      : { kind: "other", path: `/${parts.join("/")}` };
  }
  if (!page || parts.some((part, index) => !(placeholders[page.path[index] ?? ""]?.(part) ?? true))) {
    return { kind: "refused", status: 404 };
  }
  const query = canonicalQuery(page.query, mark < 0 ? "" : beforeHash.slice(mark + 1));
  if (query === null) return { kind: "refused", status: 404 };
  const key = path + query;
  if (/\/\/|.\/$/.test(rawPath)) return { kind: "moved", to: key };
  return { kind: "page", key, ...(page.personal && { personal: true }) };
}

/** The parts between the slashes, decoded and in Unicode's composed form; null if they are no text or hide a slash. */
function decodedParts(path: string): string[] | null {
  try {
    const parts = path
      .split("/")
      .filter(Boolean)
      .map((part) => decodeURIComponent(part).normalize("NFC"));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    return parts.some((part) => /[/\\\u0000-\u001f\u007f]/.test(part) || /^\.\.?$/.test(part)) ? null : parts;
  } catch {
    return null;
  }
}

function fits(pattern: string[], parts: string[]): boolean {
  return (
    pattern.length === parts.length &&
    pattern.every((part, index) => Object.hasOwn(placeholders, part) || part === parts[index])
  );
}

function canonicalQuery(known: Record<string, Reading>, query: string): string | null {
  if (!query) return "";
  const given = new URLSearchParams(query);
  const kept = new URLSearchParams();
  for (const [name, read] of Object.entries(known)) {
    const values = read(given.getAll(name).filter((value) => value !== ""));
    if (!values) return null;
    for (const value of values) kept.append(name, value);
  }
  return kept.size > 0 ? `?${kept}` : "";
}

function feedsUnder(path: string[]): ReaderPage[] {
  return [
    ...feedFiles.map((file) => ({ path: [...path, file], query: { part: onePart } })),
    { path: [...path, calendar.file], query: { as: asTasks } },
  ];
}

function onePart([part]: string[]): string[] | null {
  if (part === undefined) return [];
  return Object.hasOwn(feedParts, part) ? [part] : null;
}

function asTasks([form]: string[]): string[] | null {
  if (form === undefined) return [];
  return form === "tasks" ? [form] : null;
}

function pageNumber(values: string[]): string[] | null {
  const [number] = values;
  if (number === undefined || number === "1") return [];
  return /^[1-9]\d{0,4}$/.test(number) ? [number] : null;
}

function slugs(values: string[]): string[] | null {
  const distinct = [...new Set(values.map((value) => value.normalize("NFC")))].sort();
  return distinct.length <= 8 && distinct.every(isSlug) ? distinct : null;
}

/** Whether a page shows what somebody looked for: there are as many of these as there are queries. */
export function isSearch(key: string): boolean {
  return /^\/(?:search(?:\?|$)|tags\?(?:.*&)?q=)/.test(key);
}

/** Whether a page is made to stand in frames elsewhere. */
export function isEmbed(key: string): boolean {
  return key.startsWith(`/${embedRoom}/`);
}

/** Whether there are so many of its kind that they may not push out pages: feeds of tags and authors, sitemaps, searches. */
export function isOneOfMany(key: string): boolean {
  return isSearch(key) || /^\/(?:tags|authors)\/[^/?]+\/|^\/sitemaps\//.test(key);
}

/** One sign more than is looked for, so that the page can say that it was cut. */
function queryText([typed = ""]: string[]): string[] {
  const { text } = cleanQuery(typed, longestQuery + 1);
  return text === "" ? [] : [text];
}

/** Whatever somebody asks a search for gets an answer: what cannot be is left out. */
function someSlugs(values: string[]): string[] {
  return (
    slugs(
      values
        .map((value) => value.normalize("NFC"))
        .filter(isSlug)
        .slice(0, 8),
    ) ?? []
  );
}

function oneOfSlugs(values: string[]): string[] {
  return someSlugs(values).slice(0, 1);
}

function year([value = ""]: string[]): string[] {
  return /^[12]\d{3}$/.test(value) ? [value] : [];
}

function fewPages([number = ""]: string[]): string[] {
  return /^([2-9]|[1-9]\d|100)$/.test(number) ? [number] : [];
}

function oneLetter(values: string[]): string[] | null {
  const letter = values[0]?.normalize("NFC").toLowerCase();
  if (letter === undefined) return [];
  return letter === "other" || /^\p{L}$/u.test(letter) ? [letter] : null;
}

function byUse(values: string[]): string[] | null {
  if (values.length === 0 || values[0] === "name") return [];
  return values[0] === "use" ? ["use"] : null;
}

const longestSearch = 60;

/** What is looked for, in one spelling: small letters, single blanks, no more than a name can have. */
function words(values: string[]): string[] | null {
  const text = (values[0] ?? "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\p{C}\s]+/gu, " ")
    .trim();
  return text === "" ? [] : [[...text].slice(0, longestSearch).join("").trim()];
}

function oneOutcome(values: string[]): string[] | null {
  const [outcome] = values;
  if (outcome === undefined) return [];
  return isOutcome(outcome) ? [outcome] : null;
}

function oneYear(values: string[]): string[] | null {
  const [given] = values;
  if (given === undefined) return [];
  const read = year(values);
  return read.length > 0 ? read : null;
}

function oneOf(...words: string[]): Reading {
  return ([value = ""]) => (words.includes(value) ? [value] : []);
}

function oneSlug(values: string[]): string[] | null {
  return slugs(values.slice(0, 1));
}
