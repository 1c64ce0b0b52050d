import { randomUUID } from "node:crypto";
import { recordEvent } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import { askToDraw } from "#lib/cards/ask.ts";
import { carryComments } from "#lib/comments/carry.ts";
import { askToRelate } from "#lib/related/ask.ts";
import { ok, Refusal, type Result } from "#lib/result.ts";
import { requireReview } from "#lib/review/gate.ts";
import { type StepInput, takeStep } from "#lib/review/steps.ts";
import { voidPublications, voidSchedules } from "#lib/schedule/void.ts";
import { askForIndex } from "#lib/search/commands.ts";
import { openAddress, releaseAddresses, reserveAddress } from "./addresses.ts";
import { type Changing, change, type Stale, type StoryRef, transact } from "./change.ts";
import { differingParts } from "./compare.ts";
import { emptyContent, type StoryContent } from "./content.ts";
import { appendNote, type Note, noteInDraft } from "./corrections.ts";
import { storyBegun } from "./desk-queries.ts";
import { fileShown } from "./filing.ts";
import { keepsVersion } from "./lifecycle.ts";
import { markRevision } from "./marks.ts";
import { mergeSince } from "./merge-since.ts";
import { pageTags } from "./page-tags.ts";
import { appendRevision, contentOf, hashNow, placeContent, revisionOf } from "./revisions.ts";
import { checkDraft, checkPublishable } from "./schema.ts";
import { foldSittings, nextPlace, typedBefore } from "./sittings.ts";

export type { Stale, StoryRef } from "./change.ts";

/** A write to one story names the version that it was based on. */
export type Expected = { id: number; expectedVersion: number };

const day = 24 * 60 * 60 * 1000;

/** What a save has left: where the story stands, and what it says now. */
export type Saved = StoryRef & {
  changed: boolean;
  /** Somebody else had stored a newer version; `content` has both. */
  merged: boolean;
  content: StoryContent;
};

/**
 * Makes a story, a draft with its first revision. `publishedAt` is the date of a first publication elsewhere, for
 * stories that an editor brings along. `beginning`, a UUID, makes it safe to ask twice: the second time stores the text
 * in the story that the first has made. Refused: "invalid" (fields say why), "forbidden", and as `saveStory`.
 */
export async function createStory(
  actor: Actor,
  input: unknown,
  options: { publishedAt?: Date | null; beginning?: string | null } = {},
): Promise<Result<Saved>> {
  const checked = checkDraft(input);
  if (!checked.ok) return checked;
  const { publishedAt = null, beginning = null } = options;
  const begun = beginning && (await storyBegun(actor, beginning));
  if (begun) return saveStory(actor, { id: begun, expectedVersion: 1, base: 1, content: checked.value });
  return transact(actor, "story.create", async (tx) => {
    const { id } = await tx.story.create({
      data: { slug: randomUUID(), workingNumber: 1, publishedAt, createdById: actor.id, beginning },
    });
    const slug = await reserveAddress(tx, { id, publicSlug: null }, checked.value);
    const placed = await placeContent(tx, { ...checked.value, slug });
    const changedParts = differingParts(emptyContent, placed.content);
    await appendRevision(tx, { id, number: 1, parentNumber: null, authorId: actor.id, changedParts }, placed);
    await tx.story.update({ where: { id }, data: { slug } });
    await askForIndex(tx, id);
    const { headline: title } = placed.content;
    await recordEvent(tx, actor, "story.created", { story: id, title }, { data: { revision: 1 } });
    const ref = { id, slug, version: 1, revision: 1, state: "draft" as const };
    return { value: { ...ref, changed: true, merged: false, content: placed.content }, tags: [] };
  });
}

type Saving = Expected & {
  content: unknown;
  publishedAt?: Date | null;
  /** The number of the revision that the content was made from; without it a newer version is never merged with. */
  base?: number;
  /** The desk stores by itself while somebody types. */
  autosave?: boolean;
};

/** More than can be meant to write one story at once; each round, one of them gets through. */
const rounds = 60;

/**
 * Stores new content as a new revision; readers see nothing of it until it is published. Content equal to what is
 * stored writes nothing (`changed` false). When somebody has stored a newer version since `base`, both are merged and
 * that is stored. Refused: "stale" with what is stored now in `current` (type `Stale`) when the two overlap or the base
 * is not there any more, "invalid", "forbidden", "not_found".
 */
export async function saveStory(actor: Actor, input: Saving): Promise<Result<Saved>> {
  const checked = checkDraft(input.content);
  if (!checked.ok) return checked;
  const mine = { ...input, content: checked.value };
  let saved = await saveOnce(actor, mine);
  for (let round = 0; round < rounds && !saved.ok && input.base !== undefined; round++) {
    if (saved.problem.code !== "stale") break;
    const theirs = saved.problem.current as Stale;
    const both = await mergeSince(input.id, input.base, mine.content, theirs.content);
    if (!both) break;
    saved = await saveOnce(actor, { ...mine, expectedVersion: theirs.version, content: both });
    if (saved.ok) return ok({ ...saved.value, merged: true });
  }
  return saved;
}

async function saveOnce(actor: Actor, input: Saving & { content: StoryContent }): Promise<Result<Saved>> {
  let stored = input.content;
  const saved = await change(actor, "story.edit", "edit", input, async (tx, story) => {
    const slug = await reserveAddress(tx, story, input.content);
    const placed = await placeContent(tx, { ...input.content, slug });
    stored = placed.content;
    const publishedAt = movableDate(story, input.publishedAt);
    const sameText = placed.hash === hashNow(story.working);
    const sameDate = publishedAt?.getTime() === story.publishedAt?.getTime();
    const settled = keepsVersion(story.state);
    const endsSitting = !input.autosave && story.working.kind === "autosave" && !settled;
    if (sameText && !endsSitting && sameDate) return null;
    if (sameText && settled) {
      const event = { kind: "story.saved", data: { revision: story.workingNumber, parts: [] } } as const;
      return { data: { publishedAt }, event, tags: [], sameText };
    }
    const { place, before, begins } = await nextPlace(tx, story, input);
    const changedParts = differingParts(before ?? emptyContent, placed.content);
    const told = input.autosave && (await typedBefore(tx, actor, story.id, place));
    await appendRevision(tx, { ...place, id: story.id, authorId: actor.id, changedParts }, placed);
    await carryComments(tx, story.id, contentOf(story.working), placed.content);
    await releaseAddresses(tx, story.id, [slug, story.slug]);
    if (begins) await foldSittings(tx, story.id, new Date());
    const { number } = place;
    return {
      data: { workingNumber: number, publishedAt, ...(story.publicSlug === null && { slug }) },
      event: told
        ? null
        : {
            kind: input.autosave ? "story.autosaved" : "story.saved",
            title: stored.headline,
            data: { revision: number, parts: changedParts },
          },
      tags: [],
    };
  });
  return saved.ok ? ok({ ...saved.value, merged: false, content: stored }) : saved;
}

type Publishing = Expected & {
  /** The items of the checklist that were ticked. */
  ticked?: string[];
  /** It was published elsewhere, and reviewed there: an import by whoever runs the site. */
  imported?: boolean;
  /** What readers of a live story are told changed. */
  note?: Note | null;
};

/**
 * Shows the working revision to readers from now on. The first publication sets the date, unless an import brought
 * one. `note` tells readers of a live story what changed: it goes live with it, under its text, and needs no approval. Refused: "invalid" with
 * every part that is missing or when the checklist is not done, "stale", "conflict" when it is live already or lacks the
 * approval that its section requires, "forbidden".
 */
export async function publishStory(actor: Actor, input: Publishing): Promise<Result<StoryRef>> {
  return publishRevision(actor, input);
}

/**
 * As `publishStory`, of the revision with that number; later text stays a draft. Publications of it or of earlier ones that wait
 * are made void. `schedule`: the one whose time has come; its note is told even if the story was taken away. Refused besides: "not_found".
 */
export async function publishRevision(
  actor: Actor,
  input: Publishing & { number?: number; schedule?: number },
): Promise<Result<StoryRef>> {
  const isWorking = (story: Changing) => (input.number ?? story.workingNumber) === story.workingNumber;
  const turn = (story: Changing) => (isWorking(story) ? "publish" : "publishOther");
  return change(actor, "story.publish", turn, input, async (tx, story) => {
    const asked = input.number ?? story.workingNumber;
    if (asked === story.publishedNumber) throw new Refusal(liveAlready);
    const stored = isWorking(story) ? story.working : await revisionOf(tx, story.id, asked);
    const note = story.published || input.schedule ? input.note : null;
    const revision = note ? await appendNote(tx, actor, story, stored, note) : stored;
    const { number } = revision;
    const content = contentOf(revision);
    const complete = checkPublishable(content);
    if (!complete.ok) throw new Refusal(complete.problem);
    const ticked = input.schedule ? null : (input.ticked ?? []);
    if (!input.imported) await requireReview(tx, story, stored, ticked);
    const now = new Date();
    const publishedAt = firstPublication(story, now);
    if (!isWorking(story)) await reserveAddress(tx, story, content);
    await openAddress(tx, content.slug, now);
    await voidPublications(tx, story.id, asked);
    await releaseAddresses(tx, story.id, [content.slug, story.working.slug]);
    await askToRelate(tx, story.id);
    if (!input.imported) await askToDraw(tx, story.id);
    await markRevision(tx, actor, { storyId: story.id, number }, "published");
    const noted = note && (isWorking(story) ? number : await noteInDraft(tx, actor, story, revision, note));
    const filed = await fileShown(tx, story.id, content);
    return {
      data: {
        publishedNumber: number,
        publishedAt,
        liveSince: now,
        slug: content.slug,
        ...(isWorking(story) && { assigneeId: null }),
        ...(noted && { workingNumber: noted }),
      },
      event: {
        kind: "story.published",
        title: content.headline,
        data: {
          revision: number,
          hash: revision.hash,
          ...(input.schedule && { schedule: input.schedule }),
          ...(note && { note }),
        },
      },
      tags: [...(await pageTags(tx, story.id, [story.published, revision])), ...filed],
    };
  });
}

/**
 * Takes a live story away from readers and, unless its time (`schedule`) has come, whatever waits off the schedule. With `told`
 * readers are given the reason at its address. Refused: "conflict"
 * when it is not live, "stale", "forbidden".
 */
export async function retractStory(
  actor: Actor,
  input: Expected & { reason?: string; told?: boolean; schedule?: number },
): Promise<Result<StoryRef>> {
  return change(actor, "story.retract", "retract", input, async (tx, story) => {
    await askToRelate(tx, story.id);
    await askToDraw(tx, story.id);
    if (!input.schedule) await voidSchedules(tx, story.id);
    const filed = await fileShown(tx, story.id, null);
    return {
      data: { publishedNumber: null, liveSince: null },
      event: {
        kind: "story.retracted",
        data: {
          revision: story.publishedNumber,
          reason: input.reason ?? "",
          told: input.told ?? false,
          ...(input.schedule && { schedule: input.schedule }),
        },
      },
      tags: [...(await pageTags(tx, story.id, [story.published])), ...filed],
    };
  });
}

/**
 * Moves a story along its way without changing its text. Refused: "conflict" when the state forbids it, "invalid" while the
 * checklist is not done, "forbidden", also for approving one's own words where the section forbids that.
 */
export async function moveStory(actor: Actor, input: Expected & StepInput): Promise<Result<StoryRef>> {
  const act = input.move === "submit" ? "story.submit" : "story.review";
  return change(actor, act, input.move, input, async (tx, story) => {
    const { data, told } = await takeStep(tx, actor, story, input);
    return {
      data,
      event: { kind: moved[input.move], data: { revision: story.workingNumber, ...told } },
      tags: [],
    };
  });
}

const moved = {
  submit: "story.submitted",
  approve: "story.approved",
  requestChanges: "story.sent_back",
  restore: "story.reopened",
} as const;

const liveAlready = {
  code: "conflict" as const,
  message: "Readers see exactly this version already; there is nothing to publish.",
};

/** The date can be set until readers have seen the story; after that it is kept. */
function movableDate(story: Changing, wanted: Date | null | undefined): Date | null {
  return wanted === undefined || story.publicSlug !== null ? story.publishedAt : wanted;
}

/** The date that a publication at an instant gives the story. @throws Refusal when an import's lies ahead of that. */
export function firstPublication(story: Changing, now: Date): Date {
  const { publishedAt } = story;
  if (publishedAt === null || story.publicSlug !== null) return publishedAt ?? now;
  if (publishedAt.getTime() > now.getTime() + day) {
    const message = `The date ${publishedAt.toISOString().slice(0, 10)} lies in the future; set today’s or an earlier one, or none.`;
    throw new Refusal({ code: "invalid", message, fields: { publishedAt: [message] } });
  }
  return publishedAt < now ? publishedAt : now;
}
