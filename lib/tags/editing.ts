import { createHash } from "node:crypto";
import { changes, recordEvent } from "#lib/audit/record.ts";
import { type Actor, may } from "#lib/auth/policy.ts";
import { database, type Transaction } from "#lib/database/client.ts";
import { serially } from "#lib/database/serially.ts";
import { ok, type Problem, Refusal, type Result, refused } from "#lib/result.ts";
import { askForTags } from "#lib/search/commands.ts";
import { forbidden, transact } from "#lib/stories/change.ts";
import { maxTags } from "#lib/stories/schema.ts";
import { tagsLock } from "./commands.ts";
import { type Bearer, bearers, type TagReader, tagRegister } from "./desk-queries.ts";
import { planChange, type Register, type Target, type Wish } from "./plan.ts";
import { type Choices, isLive, type Looked, type Preview, placesByStory, previewOf } from "./preview.ts";
import { type Choice, holdStories, refileMerged, refileSplit } from "./refile.ts";

export type TagChange = Exclude<Wish, { kind: "split" }> | (Extract<Wish, { kind: "split" }> & Choices);

/**
 * What a change of tags would do: to stories, to addresses, to readers; nothing is done. Its `state` is what `changeTags` is told
 * that was looked at. Refused: "invalid" (with fields), "not_found", "forbidden".
 */
export async function previewTags(actor: Actor, change: TagChange): Promise<Result<Preview>> {
  if (!may(actor, "tag.change")) return refused(forbidden);
  const seen = await look(database(), change);
  if (!seen.ok) return seen;
  const problem = refusalOf(change, seen.value);
  return problem ? refused(problem) : ok(previewOf(seen.value, change.kind === "split" ? change : null));
}

/**
 * Renames, merges, splits or removes tags as a preview has shown it: what its `state` names must still be so. Revisions keep what they
 * said, approvals and schedules stay. Refused: "stale" when tags or stories changed since, "invalid", "forbidden".
 */
export async function changeTags(actor: Actor, change: TagChange, state: string): Promise<Result<Target[]>> {
  return transact(actor, "tag.change", async (tx) => {
    await serially(tx, "changes of tags");
    const split = change.kind === "split" ? (await bearers(tx, [change.tag])).map(({ id }) => id) : [];
    await holdStories(tx, split);
    await serially(tx, tagsLock);
    const looked = await look(tx, change);
    if (!looked.ok || looked.value.state !== state) throw new Refusal(stale);
    const seen = looked.value;
    const problem = refusalOf(change, seen);
    if (problem) throw new Refusal(problem);
    const targets = await apply(tx, change, seen);
    // A tab that was opened before has the old tag: its next save is merged with what stands here now.
    if (change.kind === "split")
      await tx.story.updateMany({ where: { id: { in: split } }, data: { version: { increment: 1 } } });
    await askForTags(
      tx,
      targets.map(({ id }) => id),
    );
    await record(tx, actor, change, seen, targets);
    const touched = [...seen.changing, ...targets.map(({ id }) => id)];
    const live = seen.stories.filter((story) => isLive(seen, story));
    const pages = [...touched.map((id) => `tag:${id}`), ...live.map(({ id }) => `story:${id}`)];
    return { value: targets, tags: ["tags", ...pages] };
  });
}

type Seen = { register: Register } & Looked;

async function look(tx: TagReader, change: TagChange): Promise<Result<Seen>> {
  const register = await tagRegister(tx);
  const planned = planChange(register, change);
  if (!planned.ok) return planned;
  const plan = planned.value;
  const changing = [
    ...new Set([...(change.kind === "merge" ? [] : [change.tag]), ...plan.gone.map((gone) => gone.tag.id)]),
  ];
  const all = await bearers(tx, [...changing, ...plan.targets.flatMap(({ id }) => id ?? [])]);
  const stories = all.filter(({ tags }) => tags.some((id) => changing.includes(id)));
  const before = register.tags.filter(({ id }) => changing.includes(id));
  const facts = [plan, before, stories.map(({ id, tags, liveTags }) => [id, tags, liveTags])];
  const state = createHash("sha256").update(JSON.stringify(facts)).digest("hex");
  return ok({ register, plan, changing, stories, all, state });
}

/** What stands against a change that could be planned. */
function refusalOf(change: TagChange, { plan, stories }: Seen): Problem | null {
  if (change.kind === "remove" && stories.length > 0) return borne(stories.length);
  if (change.kind !== "split") return null;
  const placesOf = placesByStory(change);
  const given = stories.map((story) => ({ story, to: placesOf(story.id) }));
  if (given.some(({ to }) => to.length === 0 || to.some((place) => plan.targets[place] === undefined)))
    return noChoice;
  const over = given.filter(({ story, to }) => {
    const ids = to.map((place) => plan.targets[place]?.id ?? null);
    const gains = ids.filter((id) => id === null || id === change.tag || !story.tags.includes(id)).length - 1;
    return gains > 0 && story.most + gains > maxTags;
  });
  return over[0] ? tooManyTags(over[0].story.headline, over.length) : null;
}

/** Whoever reads just now may have a revision's tags from before, and would find nothing there if the rows were gone. */
async function retire(tx: Transaction, gone: number[], successorId: number): Promise<void> {
  for (const id of gone)
    await tx.tag.update({ where: { id }, data: { successorId, removedAt: new Date(), slug: `~${id}` } });
}

type Made = Target & { id: number };

async function apply(tx: Transaction, change: TagChange, { plan, stories }: Seen): Promise<Made[]> {
  if (change.kind === "remove") {
    await tx.tag.update({ where: { id: change.tag }, data: { removedAt: new Date() } });
    return [];
  }
  const targets: Made[] = [];
  for (const target of plan.targets) targets.push(await made(tx, target));
  const gone = plan.gone.map(({ tag }) => tag.id);
  const heir = targets[change.kind === "split" ? (plan.gone[0]?.to ?? 0) : 0] as Made;
  if (change.kind === "split") {
    const stays = !gone.includes(change.tag);
    const idAt = (place: number) => (targets[place] as Made).id;
    const placesOf = placesByStory(change);
    const choices: Choice[] = stories.map(({ id }) => ({ story: id, tags: placesOf(id).map(idAt) }));
    await refileSplit(tx, change.tag, choices, stays ? change.tag : heir.id);
  } else if (gone.length > 0) {
    await refileMerged(tx, gone, heir.id);
  }
  await tx.tagAddress.updateMany({ where: { tagId: { in: gone } }, data: { tagId: heir.id } });
  await retire(tx, gone, heir.id);
  const own = targets.map(({ slug }) => slug);
  const leads = plan.leads.map(({ slug, to }) => ({ slug, tagId: (targets[to] as Made).id }));
  await tx.tagAddress.deleteMany({ where: { slug: { in: [...own, ...leads.map(({ slug }) => slug)] } } });
  for (const { id, name, slug } of targets)
    await tx.tag.update({ where: { id }, data: { name, slug, removedAt: null } });
  await tx.tagAddress.createMany({ data: leads });
  return targets;
}

async function made(tx: Transaction, { id, name, slug }: Target): Promise<Made> {
  return { id: id ?? (await tx.tag.create({ data: { name, slug } })).id, name, slug };
}

async function record(tx: Transaction, actor: Actor, change: TagChange, seen: Seen, targets: Made[]) {
  const { register, plan, stories } = seen;
  const published = stories.filter((story) => isLive(seen, story)).length;
  const counts = { published, drafts: stories.length - published };
  const kind = {
    rename: "tag.renamed",
    merge: "tag.merged",
    split: "tag.split",
    remove: "tag.removed",
  } as const;
  const subject = register.tags.find(({ id }) => id === (change.kind === "merge" ? change.into : change.tag));
  const title = subject?.name ?? "";
  const words = ({ name, slug }: { name: string; slug: string }) => ({ name, slug });
  const [first] = targets;
  const facts =
    change.kind === "rename" && subject && first
      ? { ...changes(words(subject), words(first)), data: counts }
      : change.kind === "merge"
        ? { data: { ...counts, merged: plan.gone.map(({ tag }) => words(tag)) } }
        : change.kind === "split"
          ? {
              data: {
                ...counts,
                into: targets.map((target, place) => ({
                  ...words(target),
                  stories: idsAt(change, stories, place),
                })),
              },
            }
          : { data: counts };
  await recordEvent(tx, actor, kind[change.kind], { title }, facts);
}

function idsAt(change: Choices, stories: Bearer[], place: number): number[] {
  const placesOf = placesByStory(change);
  return stories.filter(({ id }) => placesOf(id).includes(place)).map(({ id }) => id);
}

const stale: Problem = {
  code: "stale",
  message: "Tags or stories have changed since this preview; look at it once more.",
};

const noChoice: Problem = {
  code: "invalid",
  message: "Give every story at least one of the tags.",
  fields: { choices: ["Give every story at least one of the tags."] },
};

function borne(count: number): Problem {
  const message = `${count === 1 ? "A story bears" : `${count} stories bear`} this tag; merge it into another instead.`;
  return { code: "conflict", message };
}

function tooManyTags(headline: string, count: number): Problem {
  const which = count === 1 ? `“${headline}”` : `“${headline}” and ${count - 1} more`;
  const message = `${which} would bear more than ${maxTags} tags; give fewer of the new ones there.`;
  return { code: "invalid", message, fields: { choices: [message] } };
}
