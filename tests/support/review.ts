import { systemActor } from "#lib/auth/policy.ts";
import { database, disconnect } from "#lib/database/client.ts";
import { setChecklist, setSectionReview } from "#lib/review/commands.ts";
import type { CheckedMove } from "#lib/review/rules.ts";

/** Has a section of a site ask for approval by somebody else, with these checklists. */
export async function makeStrict(
  site: { databaseUrl: string },
  slug: string,
  checklists: Partial<Record<CheckedMove, string[]>> = {},
): Promise<void> {
  process.env.DATABASE_URL = site.databaseUrl;
  const { id: sectionId } = await database().section.findUniqueOrThrow({ where: { slug } });
  const rules = { sectionId, approvalRequired: true, authorMayApprove: false };
  const done = [await setSectionReview(systemActor, rules)];
  for (const [move, items] of Object.entries(checklists))
    done.push(await setChecklist(systemActor, { sectionId, move: move as CheckedMove, items }));
  await disconnect();
  for (const each of done) if (!each.ok) throw new Error(each.problem.message);
}
