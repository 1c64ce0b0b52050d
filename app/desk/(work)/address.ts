import { z } from "zod";

export type SearchParams = Record<string, string | string[] | undefined>;

/** Words from an address; what is no text counts as none. */
export const askedText = z
  .string()
  .transform((text) => text.replaceAll("\0", "").trim().slice(0, 200))
  .catch("");

/** The number of a page from an address, from 1. */
export const askedPage = z.coerce.number().int().min(1).max(100_000).catch(1);

/** The address of a list's page with what it is narrowed to. What is empty, and the first page's number, is left out. */
export function addressOfList(path: string, asked: Record<string, unknown>, page: number): string {
  const given = Object.entries({ ...asked, page: page > 1 ? page : "" }).filter(([, value]) => value);
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return query.size > 0 ? `${path}?${query}` : path;
}
