/** Numbers from 0 to 1, the same for the same seeds: mulberry32 over their hash. */
export function random(...seeds: number[]): () => number {
  let state =
    seeds.reduce((hash, seed) => Math.imul(hash ^ seed, 0x9e3779b1) ^ (hash >>> 15), 0x811c9dc5) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export type Dice = () => number;

/**
 * Ranks from 0 with probability 1 / (rank + 1 + flat): the law of words (Zipf, Mandelbrot) and of most things that are
 * named. The larger `flat`, the less the first ones stand out.
 */
export function zipf(count: number, flat: number): (dice: Dice) => number {
  const sums = new Float64Array(count);
  let sum = 0;
  for (let rank = 0; rank < count; rank += 1) {
    sum += 1 / (rank + 1 + flat);
    sums[rank] = sum;
  }
  return (dice) => {
    const at = dice() * sum;
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] as number) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

export function pick<T>(things: readonly T[], dice: Dice): T {
  return things[Math.floor(dice() * things.length)] as T;
}

export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
