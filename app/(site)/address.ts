import { notFound } from "next/navigation";

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** The page number in `?page=`, 1 when there is none; what is no page number has no page. */
export function pageNumber(value: string | string[] | undefined): number {
  if (value === undefined) return 1;
  if (typeof value !== "string" || !/^[1-9]\d{0,4}$/.test(value)) notFound();
  return Number(value);
}

/** All values of a parameter that may be given several times, each once, in the order of the alphabet. */
export function allOf(value: string | string[] | undefined): string[] {
  return [...new Set([value ?? []].flat())].sort();
}

/** The last part of the address as it was meant; Next hands it over as it was sent. */
export function readSlug(part: string): string {
  try {
    return decodeURIComponent(part).normalize("NFC");
  } catch {
    notFound();
  }
}
