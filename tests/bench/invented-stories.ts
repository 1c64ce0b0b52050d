import { rebuildRelated } from "#lib/related/rebuild.ts";
import { loadInvented } from "./scale/load.ts";

/** Publishes so many stories that nobody wrote, the same for the same seed, in an empty database, with their signatures and lists. */
export async function publishInvented(count: number, seed = 1): Promise<void> {
  await loadInvented(process.env.DATABASE_URL as string, { count, seed });
  await rebuildRelated();
}
