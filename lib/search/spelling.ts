/** How far a mistyped word may be from what was meant: letters wrong, missing, too many or in each other's place. */
export function mostMistakes(word: string): number {
  const { length } = [...word];
  if (length < 4 || /\d/.test(word)) return 0;
  return length < 6 ? 1 : length < 10 ? 2 : 3;
}

/** Among words that stories use, the ones that were most probably meant: fewest mistakes first, then the commonest. */
export function nearestWords<T extends { word: string; stories: number }>(typed: string, known: T[]): T[] {
  const near = known
    .map((each) => ({ each, mistakes: mistakesBetween(typed, each.word) }))
    .filter(({ mistakes }) => mistakes <= mostMistakes(typed));
  near.sort((a, b) => a.mistakes - b.mistakes || b.each.stories - a.each.stories);
  return near.filter(({ mistakes }) => mistakes === near[0]?.mistakes).map(({ each }) => each);
}

/** Optimal string alignment: Levenshtein's distance in which two neighbours in each other's place are one mistake. */
export function mistakesBetween(a: string, b: string): number {
  const [from, to] = [[...a], [...b]];
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const cost = from[i - 1] === to[j - 1] ? 0 : 1;
      let least = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + cost);
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1])
        least = Math.min(least, at(beforeLast, j - 2) + 1);
      row.push(least);
    }
    [beforeLast, last] = [last, row];
  }
  return at(last, to.length);
}

function at(row: number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
