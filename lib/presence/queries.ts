import { database } from "#lib/database/client.ts";

/** Milliseconds after which a tab that has gone quiet no longer counts. */
const quiet = 20_000;

export type Other = { tab: string; userId: string; name: string; part: string | null };

/** The other tabs that have a story open, in the order in which their people are called. */
export async function othersOn(storyId: number, tab: string): Promise<Other[]> {
  const rows = await database().presence.findMany({
    where: { storyId, tab: { not: tab }, seenAt: { gt: new Date(Date.now() - quiet) } },
    orderBy: [{ user: { name: "asc" } }, { tab: "asc" }],
    take: 50,
    include: { user: { select: { name: true } } },
  });
  return rows.map(({ tab, userId, user, part }) => ({ tab, userId, name: user.name, part }));
}
