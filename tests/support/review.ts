import { systemActor } from "#lib/auth/policy.ts";
import { database, disconnect } from "#lib/database/client.ts";
import type { Checklists } from "#lib/review/rules.ts";
import { setReview } from "#lib/review/ruling.ts";

/** Has a section of a site ask for approval by somebody else, with these checklists. */
export async function makeStrict(
  site: { databaseUrl: string },
  slug: string,
  checklists: Partial<Checklists> = {},
): Promise<void> {
  process.env.DATABASE_URL = site.databaseUrl;
  const { id: sectionId } = await database().section.findUniqueOrThrow({ where: { slug } });
  const rules = { approvalRequired: true, authorMayApprove: false };
  const done = await setReview(systemActor, { sectionId, rules, checklists });
  await disconnect();
  if (!done.ok) throw new Error(done.problem.message);
}
