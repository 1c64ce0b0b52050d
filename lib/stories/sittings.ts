import type { Actor } from "#lib/auth/policy.ts";
import type { Transaction } from "#lib/database/client.ts";
import type { Changing } from "./change.ts";
import { contentOf, type Place, wholeRevision } from "./revisions.ts";

/** Milliseconds without an autosave after which the next one begins a new sitting. */
const pause = 30 * 60 * 1000;

/** Milliseconds for which every autosave of a sitting is kept; after that only its last. */
const keptWhole = 24 * 60 * 60 * 1000;

/**
 * Where the next revision of a story belongs. Autosaves follow one another in a sitting, whoever types, and all of them
 * count as made from the revision before it; an explicit save is the last of the sitting. Gives that earlier content
 * too, for what has changed since.
 */
export async function nextPlace(tx: Transaction, story: Changing, { autosave = false }) {
  const { id, working, workingNumber } = story;
  const number = story.lastNumber + 1;
  const goesOn = working.kind === "autosave" && (await isOpen(tx, story));
  const parentNumber = goesOn ? working.parentNumber : workingNumber;
  const place = {
    number,
    parentNumber,
    kind: autosave ? "autosave" : "saved",
    sitting: goesOn ? working.sitting : autosave ? number : null,
  } satisfies Partial<Place>;
  if (parentNumber === workingNumber) return { place, before: contentOf(working), begins: autosave };
  const parent =
    parentNumber === null
      ? null
      : await tx.revision.findUnique({
          where: { storyId_number: { storyId: id, number: parentNumber } },
          include: wholeRevision,
        });
  return { place, before: parent && contentOf(parent), begins: false };
}

/** Whether this person has stored something in the sitting already: the log tells of it once. */
export async function typedBefore(
  tx: Transaction,
  actor: Actor,
  storyId: number,
  { sitting }: Pick<Place, "sitting">,
): Promise<boolean> {
  if (sitting === null) return false;
  return (await tx.revision.count({ where: { storyId, sitting, authorId: actor.id } })) > 0;
}

/**
 * Folds the story's earlier sittings into the last revision of each person in them; what is marked, shared, scheduled,
 * live or built upon stays.
 */
export async function foldSittings(tx: Transaction, storyId: number, now: Date): Promise<void> {
  const sittings = await tx.revision.groupBy({
    by: ["sitting", "authorId"],
    where: { storyId, sitting: { not: null } },
    _max: { number: true },
  });
  const last = sittings.flatMap(({ _max }) => _max.number ?? []);
  await tx.revision.deleteMany({
    where: {
      storyId,
      kind: "autosave",
      createdAt: { lt: new Date(now.getTime() - keptWhole) },
      number: { notIn: last },
      marks: { none: {} },
      shareLinks: { none: {} },
      schedules: { none: {} },
      children: { none: {} },
      workingOf: { is: null },
      publishedOf: { is: null },
    },
  });
}

async function isOpen(tx: Transaction, { id, working, workingNumber }: Changing): Promise<boolean> {
  if (Date.now() - working.createdAt.getTime() > pause) return false;
  return (await tx.revisionMark.count({ where: { storyId: id, number: workingNumber } })) === 0;
}
