/** A number in a text, with its size and its place. */
export type Figure = { text: string; value: number; scaled: boolean; at: number };

const pattern =
  /(?<![\p{L}\d.,]|\p{L}-)(\d+(?:[.,]\d+)*)(?:[ -]?(thousand|million|billion|trillion|bn|tn|[mk])(?![\p{L}\d]))?(\s?%|\s(?:percent|per cent)\b)?/giu;

const scales: Record<string, number> = {
  thousand: 1e3,
  k: 1e3,
  million: 1e6,
  m: 1e6,
  billion: 1e9,
  bn: 1e9,
  trillion: 1e12,
  tn: 1e12,
};

/** The numbers of a text that are written in digits, such as "1,200", "4.5 million", "$3bn" and "40%". */
export function figuresIn(text: string): Figure[] {
  return [...text.matchAll(pattern)].map(({ 0: whole, 1: digits = "", 2: scale, index }) => {
    const plain = Number(
      /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(digits) ? digits.replaceAll(",", "") : digits.replace(",", "."),
    );
    const value = plain * (scales[scale?.toLowerCase() ?? ""] ?? 1);
    return { text: whole.trim(), value, scaled: scale !== undefined, at: index };
  });
}

/** Every number that a text names, in digits (also within a name such as "GPT-4") or in words. */
export function valuesIn(text: string): Set<number> {
  const values = new Set(figuresIn(text).map(({ value }) => value));
  for (const [digits] of text.matchAll(/\d+(?:\.\d+)?/g)) values.add(Number(digits));
  for (const [word] of text.toLowerCase().matchAll(/\p{L}+/gu)) {
    const value = spelled.get(word);
    if (value !== undefined) values.add(value);
  }
  return values;
}

const spelled = new Map<string, number>(
  [
    ..."zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
      .split(" ")
      .entries(),
  ]
    .map(([value, word]): [string, number] => [word, value])
    .concat([
      ["thirty", 30],
      ["forty", 40],
      ["fifty", 50],
      ["sixty", 60],
      ["seventy", 70],
      ["eighty", 80],
      ["ninety", 90],
      ["hundred", 100],
      ["thousand", 1000],
      ["dozen", 12],
    ]),
);
