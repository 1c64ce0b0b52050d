import type { Transaction } from "#lib/database/client.ts";
import { Refusal } from "#lib/result.ts";
import { wouldLoop } from "./queries.ts";

/**
 * A thread has a beginning: readers never see a story that follows one that goes on from it. Publications go one after the other
 * where this is asked, so two of them cannot close a circle together. @throws Refusal with a message on "follows".
 */
export async function refuseLoop(
  tx: Transaction,
  id: number,
  { follows }: { follows: string | null },
): Promise<void> {
  if (follows === null || !(await wouldLoop(tx, id, follows))) return;
  const message = `“${follows}” is this story itself or goes on from it already, so this story cannot follow it. Choose an earlier one, or none.`;
  throw new Refusal({ code: "invalid", message, fields: { follows: [message] } });
}
