import { ButtonLink } from "#components/ui/button.tsx";

type Props = { page: number; pages: number; href: (page: number) => string };

export function Pages({ page, pages, href }: Props) {
  if (pages <= 1 && page === 1) return null;
  return (
    <nav aria-label="Pages of the list" className="mt-6 flex flex-wrap items-center gap-3 text-sm">
      {page > 1 && (
        <ButtonLink rel="prev" href={href(Math.min(page - 1, pages))}>
          Later changes
        </ButtonLink>
      )}
      <span className="text-quiet">
        Page {page} of {pages}
      </span>
      {page < pages && (
        <ButtonLink rel="next" href={href(page + 1)}>
          Earlier changes
        </ButtonLink>
      )}
    </nav>
  );
}
