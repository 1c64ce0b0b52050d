import { alikeEnough, likeness } from "./align.ts";
import type { Change } from "./blocks.ts";
import { compareWords, type Run } from "./words.ts";

export type Field = { name: string; runs: Run[] };

/** What became of an item: places count from 0, null where it is not in that version. */
export type ItemChange = {
  change: Change;
  /** Whether others have overtaken it. */
  moved: boolean;
  from: number | null;
  to: number | null;
  fields: Field[];
};

/** An item as texts with the names that editors see, "" for an item that is one text. */
export type Item = [name: string, text: string][];

/** What was added to, removed from, rewritten and moved in a list: in the later order, removed items where they stood. */
export function compareLists(before: Item[], after: Item[]): ItemChange[] {
  const origin = match(before, after);
  const stay = longestRising(origin);
  const changes: ItemChange[] = [];
  const left = new Set(before.keys());
  for (const from of origin) if (from !== null) left.delete(from);
  const removeBefore = (limit: number) => {
    for (const from of left) {
      if (from >= limit) continue;
      left.delete(from);
      changes.push({
        change: "removed",
        moved: false,
        from,
        to: null,
        fields: fieldsOf(before[from], undefined),
      });
    }
  };
  for (const [to, from] of origin.entries()) {
    if (from !== null && stay.has(from)) removeBefore(from);
    const fields = fieldsOf(from === null ? undefined : before[from], after[to]);
    const same = fields.every(({ runs }) => runs.every(({ kind }) => kind === "same"));
    changes.push({
      change: from === null ? "added" : same ? "same" : "changed",
      moved: from !== null && !stay.has(from),
      from,
      to,
      fields,
    });
  }
  removeBefore(Number.POSITIVE_INFINITY);
  return changes;
}

/** For each later item the place of the earlier one that it was: the same one, else the most alike. */
function match(before: Item[], after: Item[]): (number | null)[] {
  const key = (item: Item) => JSON.stringify(item);
  const free = new Set(before.keys());
  const origin: (number | null)[] = after.map((item) => {
    const from = [...free].find((place) => key(before[place] as Item) === key(item));
    if (from === undefined) return null;
    free.delete(from);
    return from;
  });
  const text = (item: Item | undefined) => (item ?? []).map(([, value]) => value).join(" ");
  const candidates = origin
    .flatMap((from, to) =>
      from !== null
        ? []
        : [...free].map((place) => ({ place, to, score: likeness(text(before[place]), text(after[to])) })),
    )
    .filter(({ score }) => score >= alikeEnough)
    .sort((a, b) => b.score - a.score);
  for (const { place, to } of candidates) {
    if (!free.has(place) || origin[to] !== null) continue;
    free.delete(place);
    origin[to] = place;
  }
  return origin;
}

/** The earlier places that keep their order: a longest rising subsequence. */
function longestRising(origin: (number | null)[]): Set<number> {
  const places = origin.filter((from) => from !== null);
  const length: number[] = [];
  const back: number[] = [];
  let last = -1;
  for (const [i, place] of places.entries()) {
    length[i] = 1;
    back[i] = -1;
    for (let j = 0; j < i; j++) {
      if ((places[j] as number) < place && (length[j] as number) + 1 > (length[i] as number)) {
        length[i] = (length[j] as number) + 1;
        back[i] = j;
      }
    }
    if (last < 0 || (length[i] as number) > (length[last] as number)) last = i;
  }
  const stay = new Set<number>();
  for (let i = last; i >= 0; i = back[i] as number) stay.add(places[i] as number);
  return stay;
}

function fieldsOf(before: Item | undefined, after: Item | undefined): Field[] {
  return (after ?? before ?? []).map(([name], index) => ({
    name,
    runs: compareWords(before?.[index]?.[1] ?? "", after?.[index]?.[1] ?? ""),
  }));
}
