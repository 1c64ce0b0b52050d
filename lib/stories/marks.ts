import type { Actor } from "#lib/auth/policy.ts";
import type { Transaction } from "#lib/database/client.ts";
import type { MarkKind } from "#prisma/generated/client.ts";

/** Marks a revision, which keeps it for good. A revision has at most one name; a new one takes its place. */
export async function markRevision(
  tx: Transaction,
  actor: Actor,
  revision: { storyId: number; number: number },
  kind: MarkKind,
  name = "",
): Promise<void> {
  const { storyId, number } = revision;
  if (kind === "named") await tx.revisionMark.deleteMany({ where: { storyId, number, kind } });
  await tx.revisionMark.create({ data: { storyId, number, kind, name, byId: actor.id, byName: actor.name } });
}
