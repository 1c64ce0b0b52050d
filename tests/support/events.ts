import { database } from "#lib/database/client.ts";

/** What the log has of everything after now; call it first, since nothing can be taken out of the log. */
export async function watchEvents() {
  const last = await database().event.aggregate({ _max: { id: true } });
  const since = last._max.id ?? 0n;
  return () => database().event.findMany({ where: { id: { gt: since } }, orderBy: { id: "asc" } });
}
