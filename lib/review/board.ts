import { database } from "#lib/database/client.ts";
import { type DeskRow, deskRows, rowOf } from "#lib/stories/desk-queries.ts";
import type { State } from "#lib/stories/lifecycle.ts";
import type { Prisma } from "#prisma/generated/client.ts";

/** The columns of the board: where work is under way, and what came of it. */
export const columns = [
  "draft",
  "in_review",
  "approved",
  "scheduled",
  "published",
] as const satisfies State[];

export type Column = { state: State; total: number; stories: DeskRow[] };

/** Of which stories the board is: of one section (by slug), and those that one person (by id) began or was given. */
export type BoardFilters = { section?: string; person?: string };

/** Each state's stories, last changed first, at most `most` of each, and how many there are. */
export async function board({ section, person }: BoardFilters = {}, most = 20): Promise<Column[]> {
  const narrowed: Prisma.StoryWhereInput = {
    ...(section && { working: { is: { section: { is: { slug: section } } } } }),
    ...(person && { OR: [{ createdById: person }, { assigneeId: person }] }),
  };
  return Promise.all(
    columns.map(async (state) => {
      const where = { state, ...narrowed };
      const [total, rows] = await Promise.all([
        database().story.count({ where }),
        database().story.findMany({
          where,
          orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
          take: most,
          include: deskRows,
        }),
      ]);
      return { state, total, stories: rows.map(rowOf) };
    }),
  );
}
