import { ButtonLink } from "#components/ui/button.tsx";

type Props = {
  page: number;
  pages: number;
  href: (page: number) => string;
  /** What the links to the pages before and after are called. */
  words?: [string, string];
};

export function Pages({ page, pages, href, words = ["Later changes", "Earlier changes"] }: Props) {
  if (pages <= 1 && page === 1) return null;
  return (
    <nav aria-label="Pages of the list" className="mt-6 flex flex-wrap items-center gap-3 text-sm">
      {page > 1 && (
        <ButtonLink rel="prev" href={href(Math.min(page - 1, pages))}>
          {words[0]}
        </ButtonLink>
      )}
      <span className="text-quiet">
        Page {page} of {pages}
      </span>
      {page < pages && (
        <ButtonLink rel="next" href={href(page + 1)}>
          {words[1]}
        </ButtonLink>
      )}
    </nav>
  );
}
