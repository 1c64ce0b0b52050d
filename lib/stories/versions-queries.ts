import { database } from "#lib/database/client.ts";
import type { MarkKind, RevisionKind } from "#prisma/generated/client.ts";
import type { Part } from "./compare.ts";

/** An entry of a story's history. A sitting of autosaves is one entry: its last revision. */
export type Version = {
  number: number;
  kind: RevisionKind;
  restoredFrom: number | null;
  at: Date;
  /** When its sitting began; `at` for the others. */
  began: Date;
  /** Everyone who wrote in it, the last one last; an import is nobody. */
  authors: string[];
  /** What differs from the version before. */
  changedParts: Part[];
  marks: { kind: MarkKind; name: string; by: string; at: Date }[];
  /** The number of its sitting, to ask for its steps with. */
  sitting: number | null;
  /** How many revisions of its sitting are kept, itself included; 1 for the others. */
  steps: number;
  isWorking: boolean;
  isPublished: boolean;
  headline: string;
};

/** A story's history, newest first: at most `limit` entries older than revision `before`. */
export async function storyVersions(
  id: number,
  options: { before?: number; limit?: number } = {},
): Promise<Version[]> {
  const { before, limit = 50 } = options;
  const sittings = await sittingsOf(id);
  const [story, rows] = await Promise.all([
    database().story.findUnique({ where: { id }, select: { workingNumber: true, publishedNumber: true } }),
    database().revision.findMany({
      where: {
        storyId: id,
        OR: [{ sitting: null }, { number: { in: [...sittings.values()].map(({ last }) => last) } }],
        ...(before !== undefined && { number: { lt: before } }),
      },
      orderBy: { number: "desc" },
      take: limit,
      select: {
        number: true,
        kind: true,
        restoredFrom: true,
        createdAt: true,
        sitting: true,
        changedParts: true,
        headline: true,
        author: { select: { name: true } },
        marks: { orderBy: { id: "asc" } },
      },
    }),
  ]);
  return rows.map((row) => {
    const sitting = row.sitting === null ? undefined : sittings.get(row.sitting);
    return {
      number: row.number,
      kind: row.kind,
      restoredFrom: row.restoredFrom,
      at: row.createdAt,
      began: sitting?.began ?? row.createdAt,
      authors: sitting?.authors ?? (row.author ? [row.author.name] : []),
      changedParts: row.changedParts as Part[],
      marks: row.marks.map(({ kind, name, byName, at }) => ({ kind, name, by: byName, at })),
      sitting: row.sitting,
      steps: sitting?.steps ?? 1,
      isWorking: row.number === story?.workingNumber,
      isPublished: row.number === story?.publishedNumber,
      headline: row.headline,
    };
  });
}

/** The kept revisions of one sitting, newest first. */
export async function sittingSteps(
  id: number,
  sitting: number,
): Promise<{ number: number; at: Date; by: string | null }[]> {
  const rows = await database().revision.findMany({
    where: { storyId: id, sitting },
    orderBy: { number: "desc" },
    select: { number: true, createdAt: true, author: { select: { name: true } } },
  });
  return rows.map(({ number, createdAt, author }) => ({ number, at: createdAt, by: author?.name ?? null }));
}

type Sitting = { last: number; began: Date; steps: number; authors: string[] };

async function sittingsOf(id: number): Promise<Map<number, Sitting>> {
  const rows = await database().revision.findMany({
    where: { storyId: id, sitting: { not: null } },
    orderBy: { number: "asc" },
    select: { number: true, sitting: true, createdAt: true, author: { select: { name: true } } },
  });
  const sittings = new Map<number, Sitting>();
  for (const { number, sitting, createdAt, author } of rows) {
    if (sitting === null) continue;
    const known = sittings.get(sitting) ?? { last: number, began: createdAt, steps: 0, authors: [] };
    const names = author
      ? [...known.authors.filter((name) => name !== author.name), author.name]
      : known.authors;
    sittings.set(sitting, { ...known, last: number, steps: known.steps + 1, authors: names });
  }
  return sittings;
}
