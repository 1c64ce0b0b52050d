/** What is looked for, and how it is narrowed. */
export type Wanted = { q: string; tags: string[]; section: string | null; year: number | null };

/** The address of the first page of what is found; in the order in which the page cache writes it. */
export function searchAddress({ q, tags, section, year }: Wanted): string {
  const query = new URLSearchParams();
  if (q) query.append("q", q);
  for (const tag of [...new Set(tags)].sort()) query.append("tag", tag);
  if (section) query.append("section", section);
  if (year) query.append("year", String(year));
  return query.size > 0 ? `/search?${query}` : "/search";
}
