import { verdicts } from "./verdict.ts";

/** What became of a claim so far. */
export const outcomes = [...verdicts, "open"] as const;
export type Outcome = (typeof outcomes)[number];

/** By what the record is narrowed: slugs, and the year in which a story was first published. */
export type Narrowing = { section: string | null; author: string | null; year: number | null };

/** How many claims have all of this in common. */
export type Cell = {
  outcome: Outcome;
  section: string;
  sectionName: string;
  /** "" where readers are told of nobody. */
  author: string;
  authorName: string;
  year: number;
  /** Open, and the day to look back has come. */
  due: boolean;
  count: number;
};

export type Totals = Record<Outcome, number> & {
  /** Of those that are open. */
  due: number;
  judged: number;
};

/** A way to narrow the record: what it is called, how many claims it leaves, and whether it is taken already. */
export type Way = { key: string; name: string; count: number; chosen: boolean };

export type Tally = { totals: Totals; sections: Way[]; authors: Way[]; years: Way[] };

/**
 * Counts claims. A way is counted with the other narrowings applied, so one section can be exchanged for another. Null where a
 * narrowing names nothing that any claim has.
 */
export function tally(cells: Cell[], narrowing: Narrowing): Tally | null {
  const { section, author, year } = narrowing;
  const known =
    (section === null || cells.some((cell) => cell.section === section)) &&
    (author === null || cells.some((cell) => cell.author === author)) &&
    (year === null || cells.some((cell) => cell.year === year));
  if (!known) return null;
  const within = (but: keyof Narrowing | null) =>
    cells.filter(
      (cell) =>
        (but === "section" || section === null || cell.section === section) &&
        (but === "author" || author === null || cell.author === author) &&
        (but === "year" || year === null || cell.year === year),
    );
  const byName = (a: Way, b: Way) => a.name.localeCompare(b.name);
  return {
    totals: totalsOf(within(null)),
    sections: waysOf(within("section"), (cell) => [cell.section, cell.sectionName], section).sort(byName),
    authors: waysOf(within("author"), (cell) => [cell.author, cell.authorName], author).sort(byName),
    years: waysOf(within("year"), (cell) => [String(cell.year), String(cell.year)], String(year ?? ""))
      .sort(byName)
      .reverse(),
  };
}

function totalsOf(cells: Cell[]): Totals {
  const sum = (some: Cell[]) => some.reduce((total, { count }) => total + count, 0);
  const of = (outcome: Outcome) => sum(cells.filter((cell) => cell.outcome === outcome));
  return {
    held: of("held"),
    mixed: of("mixed"),
    missed: of("missed"),
    open: of("open"),
    due: sum(cells.filter(({ due }) => due)),
    judged: sum(cells.filter(({ outcome }) => outcome !== "open")),
  };
}

function waysOf(
  cells: Cell[],
  of: (cell: Cell) => [key: string, name: string],
  chosen: string | null,
): Way[] {
  const ways = new Map<string, Way>();
  for (const cell of cells) {
    const [key, name] = of(cell);
    if (key === "") continue;
    const known = ways.get(key);
    if (known) known.count += cell.count;
    else ways.set(key, { key, name, count: cell.count, chosen: key === chosen });
  }
  return [...ways.values()];
}

/** Whether a word in an address is an outcome. */
export function isOutcome(text: string): text is Outcome {
  return (outcomes as readonly string[]).includes(text);
}
