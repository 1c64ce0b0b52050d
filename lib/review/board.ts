import { database } from "#lib/database/client.ts";
import { type DeskRow, deskRows, rowOf } from "#lib/stories/desk-queries.ts";
import type { State } from "#lib/stories/lifecycle.ts";

/** The columns of the board: where work is under way, and what came of it. */
export const columns = [
  "draft",
  "in_review",
  "approved",
  "scheduled",
  "published",
] as const satisfies State[];

export type Column = { state: State; total: number; stories: DeskRow[] };

/** Each state's stories, last changed first, at most `most` of each, and how many there are. */
export async function board(most = 20): Promise<Column[]> {
  return Promise.all(
    columns.map(async (state) => {
      const where = { state };
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
