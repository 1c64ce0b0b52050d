import type { Narrowing, Outcome } from "#lib/takes/record.ts";

/** What of the record is asked for. */
export type Asked = Narrowing & { outcome: Outcome | null };

/** The address of a part of the record of takes. */
export function takesAddress({ outcome, section, author, year }: Asked): string {
  const query = new URLSearchParams();
  const given = { outcome, section, author, year: year === null ? null : String(year) };
  for (const [name, value] of Object.entries(given)) if (value !== null) query.set(name, value);
  return query.size > 0 ? `/takes?${query}` : "/takes";
}
