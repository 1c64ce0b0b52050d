import { z } from "zod";
import type { BoardFilters } from "#lib/review/board.ts";
import { type View, views } from "#lib/review/queries.ts";
import type { DeskFilters } from "#lib/stories/desk-queries.ts";
import { states } from "#lib/stories/lifecycle.ts";

export type SearchParams = Record<string, string | string[] | undefined>;

/** What a list's address can say. */
type ListFilters = Omit<DeskFilters, "whose"> & { view?: View; text?: string };

const text = z
  .string()
  .transform((value) => value.replaceAll("\0", "").trim().slice(0, 200))
  .catch("");

const schema = z.object({
  state: z.enum(states).optional().catch(undefined),
  section: text,
  tag: text,
  author: text,
  view: z.enum(views).optional().catch(undefined),
  text,
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

/** The board's filters from an address. */
export function boardFiltersFrom(params: SearchParams): BoardFilters {
  const { section, person } = z.object({ section: text, person: text }).parse(params);
  return { ...(section && { section }), ...(person && { person }) };
}

/** The list's filters from an address; what makes no sense counts as not given. */
export function filtersFrom(params: SearchParams): ListFilters & { page: number } {
  const { state, view, page, ...texts } = schema.parse(params);
  const given = Object.entries(texts).filter(([, value]) => value !== "");
  return { ...(state && { state }), ...(view && { view }), ...Object.fromEntries(given), page };
}

/** The address of the list with these filters, on another page of it. */
export function listAddress(filters: ListFilters, page: number): string {
  const given = Object.entries({ ...filters, page: page > 1 ? page : undefined }).filter(
    ([, value]) => value,
  );
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return query ? `/desk?${query}` : "/desk";
}
