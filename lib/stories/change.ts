import type { EventKind } from "#lib/audit/kinds.ts";
import { changes, type Facts, recordEvent } from "#lib/audit/record.ts";
import { type Act, type Actor, may, type StoryFacts } from "#lib/auth/policy.ts";
import { database, type Transaction } from "#lib/database/client.ts";
import { alongside } from "#lib/database/serially.ts";
import { dropNow, touch } from "#lib/page-cache/invalidation.ts";
import { ok, Refusal, type Result } from "#lib/result.ts";
import { askForIndex } from "#lib/search/commands.ts";
import { tagsLock } from "#lib/tags/commands.ts";
import type { Prisma, Story } from "#prisma/generated/client.ts";
import type { StoryContent } from "./content.ts";
import { legalMoves, type Move, next, type State, stateNames, type Turn } from "./lifecycle.ts";
import { contentOf, wholeRevision } from "./revisions.ts";
import { outerTransaction } from "./together.ts";

/** Where a story stands after a command. */
export type StoryRef = { id: number; slug: string; version: number; revision: number; state: State };

/** With a "stale" problem: what somebody else has stored meanwhile, in which revision. */
export type Stale = {
  version: number;
  revision: number;
  content: StoryContent;
  savedBy: string | null;
  savedAt: Date;
};

type Outcome<T> = { value: T; tags: string[] };

type Step = {
  data: Prisma.StoryUncheckedUpdateInput;
  /** Null: what happened is part of something that the log has already. `title` where the headline becomes another. */
  event: { kind: EventKind; title?: string; data: Facts["data"] & object } | null;
  tags: string[];
  /** What is written leaves the text as it is, and so the state. */
  sameText?: boolean;
};

/** A story in the hands of a command: its row is locked and its version was the expected one. */
export type Changing = Awaited<ReturnType<typeof lockedStory>>;

/** One transaction: permission, work, page tags; refusals inside it roll it back and come out as values. */
export async function transact<T>(
  actor: Actor,
  act: Act,
  work: (tx: Transaction) => Promise<Outcome<T>>,
): Promise<Result<T>> {
  if (!may(actor, act)) return { ok: false, problem: forbidden };
  return commit(work);
}

/**
 * The way of every write to an existing story: the row is claimed by a WHERE clause that holds the expected version,
 * then permission and the move are checked, the work is done, the version goes up by one and the event is recorded.
 * Work that gives null has nothing to do: nothing is written and `changed` is false. Which turn the state takes may
 * depend on the story.
 */
export async function change(
  actor: Actor,
  act: Act,
  turn: Turn | ((story: Changing) => Turn),
  expected: { id: number; expectedVersion: number },
  work: (tx: Transaction, story: Changing) => Promise<Step | null>,
): Promise<Result<StoryRef & { changed: boolean }>> {
  return commit(async (tx) => {
    const { id, expectedVersion } = expected;
    const claimed = await tx.story.updateMany({
      where: { id, version: expectedVersion },
      data: { version: { increment: 1 }, updatedAt: new Date() },
    });
    if (claimed.count === 0) throw new Refusal(await staleOrMissing(tx, actor, act, id));
    // From here on no tag is merged or split, so that all that is read of them fits together.
    await alongside(tx, tagsLock);
    const story = await lockedStory(tx, id);
    const live = story.publishedNumber !== null;
    if (!may(actor, act, factsOf(story))) throw new Refusal(forbidden);
    const taken = typeof turn === "function" ? turn(story) : turn;
    const state = next(story.state, taken, live);
    if (state === null) throw new Refusal(illegal(story.state, taken, live));
    const step = await work(tx, story);
    if (step === null) throw new Unchanged(refOf(story, expectedVersion));
    const after = await tx.story.update({
      where: { id },
      data: { ...step.data, state: step.sameText ? story.state : state },
    });
    if (textsOf(story) !== textsOf(after))
      await askForIndex(tx, id, { soon: after.publishedNumber !== story.publishedNumber });
    if (step.event) {
      const { kind, title = story.working.headline, data } = step.event;
      const changed = changes(standing(story), standing(after));
      await recordEvent(tx, actor, kind, { story: id, title }, { ...changed, data });
    }
    return { value: { ...refOf(after, after.version), changed: true }, tags: step.tags };
  });
}

/** What the policy goes by, of a story's row. */
export function factsOf(
  story: Pick<Story, "createdById" | "assigneeId" | "publishedNumber">,
): Required<StoryFacts> {
  const { createdById, assigneeId, publishedNumber } = story;
  return { createdById, assigneeId, live: publishedNumber !== null };
}

/** Which texts of a story can be found, and under which date. */
function textsOf({ workingNumber, publishedNumber, publishedAt }: Story): string {
  return [workingNumber, publishedNumber, publishedAt?.getTime()].join();
}

/** Of a story's row, what the log tells before and after. */
function standing({ state, slug, workingNumber, publishedNumber, publishedAt }: Story) {
  return {
    state,
    slug,
    version: workingNumber,
    published: publishedNumber,
    firstPublished: publishedAt?.toISOString() ?? null,
  };
}

async function commit<T>(work: (tx: Transaction) => Promise<Outcome<T>>): Promise<Result<T>> {
  const outer = outerTransaction();
  try {
    const { value, tags } = await (outer?.tx ?? database()).$transaction(async (tx) => {
      const outcome = await work(tx);
      await touch(tx, outcome.tags);
      return outcome;
    }, limits());
    if (outer) outer.tags.push(...tags);
    else dropNow(tags);
    return ok(value);
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problem: error.problem };
    if (error instanceof Unchanged) return ok({ ...error.ref, changed: false } as T);
    throw error;
  }
}

/** Milliseconds; a row that somebody else holds is waited for rather than failed on. Prisma writes into what it is given. */
const limits = () => ({ maxWait: 10_000, timeout: 20_000 });

/** Rolls back the claim of a write that turned out to be none. */
class Unchanged extends Error {
  ref: StoryRef;

  constructor(ref: StoryRef) {
    super("unchanged");
    this.ref = ref;
  }
}

export const noSuchStory = {
  code: "not_found" as const,
  message: "There is no such story; it may have been removed.",
};

async function lockedStory(tx: Transaction, id: number) {
  const story = await tx.story.findUniqueOrThrow({ where: { id } });
  // Both revisions at once, since each of their parts is a query of its own.
  const numbers = [story.workingNumber, story.publishedNumber].filter((number) => number !== null);
  const revisions = await tx.revision.findMany({
    where: { storyId: id, number: { in: numbers } },
    include: wholeRevision,
  });
  const revision = (number: number | null) => revisions.find((each) => each.number === number) ?? null;
  const working = revision(story.workingNumber);
  if (!working) throw new Error("A story's working revision is missing.");
  const published = revision(story.publishedNumber);
  const last = await tx.revision.aggregate({ where: { storyId: id }, _max: { number: true } });
  const opened = await tx.storySlug.findFirst({ where: { slug: story.slug, publicSince: { not: null } } });
  return {
    ...story,
    working,
    published,
    lastNumber: last._max.number ?? 0,
    publicSlug: opened ? story.slug : null,
  };
}

async function staleOrMissing(tx: Transaction, actor: Actor, act: Act, id: number) {
  const story = await tx.story.findUnique({
    where: { id },
    include: { working: { include: wholeRevision } },
  });
  if (!story || !may(actor, "story.read")) {
    return noSuchStory;
  }
  if (!may(actor, act, factsOf(story))) return forbidden;
  const { working } = story;
  const savedBy = working.author?.name ?? null;
  const current: Stale = {
    version: story.version,
    revision: story.workingNumber,
    content: contentOf(working),
    savedBy,
    savedAt: story.updatedAt,
  };
  const message = `${savedBy ?? "Somebody else"} changed this story after you opened it. Nothing of yours is lost: compare the two texts and save again.`;
  return { code: "stale" as const, message, current };
}

function refOf(
  story: { id: number; slug: string; workingNumber: number; state: State },
  version: number,
): StoryRef {
  return { id: story.id, slug: story.slug, version, revision: story.workingNumber, state: story.state };
}

export const forbidden = {
  code: "forbidden" as const,
  message: "Your role does not allow this; ask an editor or an admin.",
};

function illegal(state: State, turn: Turn, live: boolean) {
  const move = turn === "stay" || turn === "publishOther" ? "publish" : turn;
  const can = legalMoves(state, live).map((legal) => moveNames[legal]);
  const message =
    state === "published" && move === "publish"
      ? "Readers see exactly this version already; there is nothing to publish."
      : `A story that is ${stateNames[state].toLowerCase()} cannot be ${movePast[move]}; it can ${can.join(", ")}.`;
  return { code: "conflict" as const, message };
}

const moveNames: Record<Move, string> = {
  edit: "be edited",
  submit: "be submitted for review",
  requestChanges: "be sent back",
  approve: "be approved",
  schedule: "be scheduled",
  unschedule: "be taken off the schedule",
  publish: "be published",
  retract: "be retracted",
  restore: "be restored as a draft",
};

const movePast = Object.fromEntries(
  Object.entries(moveNames).map(([move, name]) => [move, name.replace(/^be /, "")]),
) as Record<Move, string>;
