import { deedInWords } from "#lib/audit/kinds.ts";
import { type Actor, may } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import { siteTimeZone } from "#lib/settings/queries.ts";
import { type Day, dayInZone } from "#lib/stories/dates.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import type { Verdict } from "./verdict.ts";

/** A claim as the desk's lists show it. */
export type DeskTake = {
  story: number;
  slug: string;
  headline: string;
  claim: string;
  lookBack: Day | null;
  /** Its day has come and there is no verdict. */
  due: boolean;
  verdict: Verdict | null;
  givenAt: Date | null;
  givenBy: string;
  /** Whoever began the story. */
  author: string | null;
  /** Whether this person may say what became of it. */
  mayJudge: boolean;
};

/** Which claims: whose day has come, whose day is ahead, or those with a verdict. */
export const takeViews = ["due", "coming", "given"] as const;
export type TakeView = (typeof takeViews)[number];

const perPage = 30;

/** How many claims somebody could judge now because their day has come, and the first few of them, the longest due first. */
export async function dueFor(person: Actor, most: number): Promise<{ takes: DeskTake[]; total: number }> {
  const today = await todayHere();
  const mine = may(person, "story.judge") ? {} : { story: { createdById: person.id } };
  const where = { ...inView("due", today), ...mine };
  const [rows, total] = await Promise.all([
    database().take.findMany({ where, ...whole("due"), take: most }),
    database().take.count({ where }),
  ]);
  return { takes: rows.map((row) => deskTake(row, person, today)), total };
}

/** The claims of a view, a page at a time (from 1), with how many each view has. */
export async function deskTakes(
  person: Actor,
  view: TakeView,
  page: number,
): Promise<{ takes: DeskTake[]; pages: number; counts: Record<TakeView, number> }> {
  const today = await todayHere();
  const [rows, ...numbers] = await Promise.all([
    database().take.findMany({
      where: inView(view, today),
      ...whole(view),
      skip: (page - 1) * perPage,
      take: perPage,
    }),
    ...takeViews.map((each) => database().take.count({ where: inView(each, today) })),
  ]);
  const [due = 0, coming = 0, given = 0] = numbers;
  const counts = { due, coming, given };
  const pages = Math.max(1, Math.ceil(counts[view] / perPage));
  return { takes: rows.map((row) => deskTake(row, person, today)), pages, counts };
}

/** What was done with a verdict: what, by whom, when, and the words that went with it. */
export type VerdictDeed = { id: string; at: Date; by: string; did: string; note: string; url: string };

/** One claim with its verdict, for whoever gives one, and every verdict that was given before, the newest first. */
export type TakeInHand = DeskTake & {
  /** Of its record: whoever judges names it. */
  version: number;
  live: boolean;
  /** In the words that were judged, where the text says otherwise by now. */
  judged: string;
  note: string;
  url: string;
  history: VerdictDeed[];
};

/** Null when there is no such story, or it has never claimed anything before readers. */
export async function takeInHand(person: Actor, id: number): Promise<TakeInHand | null> {
  const today = await todayHere();
  const [row, events] = await Promise.all([
    database().take.findUnique({ where: { storyId: id }, include: withStory }),
    database().event.findMany({
      where: { storyId: id, kind: { in: ["story.judged", "story.verdict_withdrawn"] } },
      orderBy: { id: "desc" },
      take: 100,
    }),
  ]);
  if (!row) return null;
  const { version, live, judged, note, url } = row;
  return {
    ...deskTake(row, person, today),
    ...{ version, live, judged, note, url },
    history: events.map(({ id, at, actorName, kind, title, before, after, data }) => {
      const [was, is, more] = [before, after, data] as [Said, Said, Said];
      return {
        id: String(id),
        at,
        by: actorName,
        did: deedInWords(kind, { title, before: was, after: is, data: more }),
        note: is.note || more.reason || "",
        url: is.url || "",
      };
    }),
  };
}

type Said = Partial<Record<"note" | "url" | "reason", string>>;

const withStory = {
  story: {
    select: {
      slug: true,
      createdById: true,
      publishedNumber: true,
      createdBy: { select: { name: true } },
      published: { select: { headline: true } },
      working: { select: { headline: true } },
    },
  },
} as const satisfies Prisma.TakeInclude;

type Row = Prisma.TakeGetPayload<{ include: typeof withStory }>;

function whole(view: TakeView) {
  const orderBy =
    view === "given"
      ? [{ givenAt: "desc" as const }, { storyId: "desc" as const }]
      : [{ lookBack: "asc" as const }, { storyId: "asc" as const }];
  return { include: withStory, orderBy };
}

function inView(view: TakeView, today: Day): Prisma.TakeWhereInput {
  const day = new Date(`${today}T00:00:00Z`);
  if (view === "given") return { live: true, verdict: { not: null } };
  return { live: true, verdict: null, lookBack: view === "due" ? { lte: day } : { gt: day } };
}

function deskTake(row: Row, person: Actor, today: Day): DeskTake {
  const { storyId, story, claim, judged, verdict, givenAt, givenBy } = row;
  const lookBack = row.lookBack?.toISOString().slice(0, 10) ?? null;
  const facts = { createdById: story.createdById, live: story.publishedNumber !== null };
  return {
    story: storyId,
    slug: story.slug,
    headline: (story.published ?? story.working).headline,
    claim: claim || judged,
    lookBack,
    due: verdict === null && lookBack !== null && lookBack <= today,
    ...{ verdict, givenAt, givenBy },
    author: story.createdBy?.name ?? null,
    mayJudge: row.live && may(person, "story.judge", facts),
  };
}

async function todayHere(): Promise<Day> {
  return dayInZone(new Date(), await siteTimeZone());
}
