import type { Transaction } from "#lib/database/client.ts";
import { touch } from "#lib/page-cache/invalidation.ts";

export type NewSection = { name: string; slug: string; description: string };

/** Gives a site that has no section its first ones, in this order; a site that has any keeps what it has. */
export async function foundSections(tx: Transaction, sections: NewSection[]): Promise<void> {
  if ((await tx.section.count()) > 0) return;
  const rows = sections.map((section, position) => ({ ...section, position }));
  await tx.section.createMany({ data: rows, skipDuplicates: true });
  await touch(tx, ["sections"]);
}
