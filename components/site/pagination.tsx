import type { TextKey } from "#lib/language/messages/types.ts";
import type { Wording } from "#lib/language/wording.ts";
import "./pagination.css";

type Props = {
  page: number;
  pages: number;
  /** The list's address; may have a query of its own. */
  path: string;
  wording: Wording;
  /** Where stories do not stand by their age. */
  order?: keyof typeof ways;
};

const ways = {
  age: ["pages.newer", "pages.older"],
  match: ["pages.better", "pages.further"],
  day: ["pages.sooner", "pages.later"],
  verdict: ["pages.verdictsNewer", "pages.verdictsOlder"],
  tags: ["pages.tagsBefore", "pages.tagsAfter"],
} as const satisfies Record<string, [back: TextKey, on: TextKey]>;

/** Ways to the newer and the older stories of a list; nothing where there is one page. */
export function Pagination({ page, pages, path, wording, order = "age" }: Props) {
  if (pages < 2) return null;
  const [back, on] = ways[order];
  return (
    <nav className="pagination" aria-label={wording.say("pages.title")}>
      {page > 1 && (
        <a rel="prev" href={pageAddress(path, page - 1)}>
          <span className="arrow" aria-hidden="true">
            ←
          </span>{" "}
          {wording.say(back)}
        </a>
      )}
      <span>{wording.say("pages.here", { page, pages })}</span>
      {page < pages && (
        <a rel="next" href={pageAddress(path, page + 1)}>
          {wording.say(on)}{" "}
          <span className="arrow" aria-hidden="true">
            →
          </span>
        </a>
      )}
    </nav>
  );
}

/** The address of a page of a list; the first one is the list's own. */
export function pageAddress(path: string, page: number): string {
  if (page === 1) return path;
  return `${path}${path.includes("?") ? "&" : "?"}page=${page}`;
}
