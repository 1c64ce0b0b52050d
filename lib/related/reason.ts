/** Why a story is among the related ones of another. */
export type Evidence = {
  pinned: boolean;
  /** The related story follows the one being read. */
  followsThis: boolean;
  /** The one being read follows the related story. */
  followedByThis: boolean;
  /** Names that both texts use, as written, the most telling first. */
  names: string[];
  /** Tags of both, the rarest first. */
  tags: string[];
};

/** The reason in a reader's words: one thing, the strongest. */
export function reasonOf({ pinned, followsThis, followedByThis, names, tags }: Evidence): string {
  if (pinned) return "Chosen by the editors";
  if (followsThis) return "Follows this story";
  if (followedByThis) return "This story follows it";
  const subjects = wholeNames(names).slice(0, 2);
  if (subjects.length > 0) return `Also about ${subjects.join(" and ")}`;
  if (tags.length > 0) return `Also on ${tags.slice(0, 2).join(" and ")}`;
  return "On a similar subject";
}

/** "Model Context" and "Context Protocol" are one name, and "Model" says nothing beside it. */
function wholeNames(names: string[]): string[] {
  const pairs = names.filter((name) => name.includes(" "));
  const whole: string[] = [];
  for (const name of names) {
    if (whole.some((longer) => isWithin(name, longer))) continue;
    const grown = grow(name, pairs);
    whole.splice(0, whole.length, ...whole.filter((shorter) => !isWithin(shorter, grown)), grown);
  }
  return whole;
}

function grow(name: string, pairs: string[]): string {
  let words = name.split(" ");
  for (let more = true; more && words.length < 5; ) {
    const before = pairs.find(
      (pair) => pair.split(" ")[1] === words[0] && !words.includes(pair.split(" ")[0] ?? ""),
    );
    const after = pairs.find(
      (pair) => pair.split(" ")[0] === words.at(-1) && !words.includes(pair.split(" ")[1] ?? ""),
    );
    more = before !== undefined || after !== undefined;
    if (before) words = [before.split(" ")[0] ?? "", ...words];
    if (after && words.length < 5) words = [...words, after.split(" ")[1] ?? ""];
  }
  return words.join(" ");
}

function isWithin(name: string, longer: string): boolean {
  return ` ${longer} `.toLowerCase().includes(` ${name} `.toLowerCase());
}
