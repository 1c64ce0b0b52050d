import { z } from "zod";
import type { BoardFilters } from "#lib/review/board.ts";
import { type View, views } from "#lib/review/queries.ts";
import type { DeskFilters } from "#lib/stories/desk-queries.ts";
import { states } from "#lib/stories/lifecycle.ts";
import { addressOfList, askedPage, askedText, type SearchParams } from "./address.ts";

/** What a list's address can say. */
type ListFilters = Omit<DeskFilters, "whose"> & { view?: View; text?: string };

const schema = z.object({
  state: z.enum(states).optional().catch(undefined),
  section: askedText,
  tag: askedText,
  author: askedText,
  view: z.enum(views).optional().catch(undefined),
  text: askedText,
  page: askedPage,
});

/** The board's filters from an address. */
export function boardFiltersFrom(params: SearchParams): BoardFilters {
  const { section, person } = z.object({ section: askedText, person: askedText }).parse(params);
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
  return addressOfList("/desk", filters, page);
}
