import "./pagination.css";

type Props = {
  page: number;
  pages: number;
  /** The list's address; may have a query of its own. */
  path: string;
  /** Where stories do not stand by their age. */
  words?: { previous: string; next: string };
};

/** Ways to the newer and the older stories of a list; nothing where there is one page. */
export function Pagination({ page, pages, path, words = byAge }: Props) {
  if (pages < 2) return null;
  return (
    <nav className="pagination" aria-label="Pages">
      {page > 1 && (
        <a rel="prev" href={pageAddress(path, page - 1)}>
          <span aria-hidden="true">← </span>
          {words.previous}
        </a>
      )}
      <span>
        Page {page} of {pages}
      </span>
      {page < pages && (
        <a rel="next" href={pageAddress(path, page + 1)}>
          {words.next}
          <span aria-hidden="true"> →</span>
        </a>
      )}
    </nav>
  );
}

const byAge = { previous: "Newer stories", next: "Older stories" };

/** The address of a page of a list; the first one is the list's own. */
export function pageAddress(path: string, page: number): string {
  if (page === 1) return path;
  return `${path}${path.includes("?") ? "&" : "?"}page=${page}`;
}
