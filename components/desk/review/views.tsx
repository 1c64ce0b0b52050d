import type { View } from "#lib/review/queries.ts";

type Props = {
  here: View | "all" | "board" | "takes";
  counts: Record<View, number>;
  /** How many claims whoever looks could judge now. */
  due: number;
};

/** The ways to look at the desk's stories: all, one's own, what waits for oneself, the board, and what was claimed. */
export function Views({ here, counts, due }: Props) {
  const places = [
    { key: "all", href: "/desk", name: "All stories", count: null },
    { key: "work", href: "/desk?view=work", name: "My work", count: counts.work },
    { key: "waiting", href: "/desk?view=waiting", name: "Waiting for me", count: counts.waiting },
    { key: "board", href: "/desk/board", name: "Board", count: null },
    { key: "takes", href: "/desk/takes", name: "Looking back", count: due },
  ];
  return (
    <nav
      aria-label="Views"
      className="mb-5 -mx-4 overflow-x-auto px-4 [scrollbar-width:none] sm:mx-0 sm:px-0"
    >
      <ul className="flex w-max gap-1 sm:gap-2">
        {places.map(({ key, href, name, count }) => (
          <li key={key}>
            <a
              href={href}
              aria-current={here === key ? "page" : undefined}
              className="flex scroll-mx-4 min-h-10 items-center gap-1.5 rounded-xs border border-transparent px-2.5 text-sm whitespace-nowrap text-quiet no-underline hover:bg-raised hover:text-ink aria-[current=page]:border-edge aria-[current=page]:bg-surface aria-[current=page]:font-semibold aria-[current=page]:text-ink aria-[current=page]:[scroll-initial-target:nearest] sm:min-h-9 sm:px-3"
            >
              {name}
              {count !== null && count > 0 && (
                <span
                  className={`rounded-xs px-1.5 text-xs font-semibold tabular-nums ${key === "waiting" || key === "takes" ? "bg-ink text-paper" : "bg-raised text-ink"}`}
                >
                  {count}
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
