/**
 * The tags of a text that was written on top of a revision, called as they are today. `said` are the tags in the revision's words of
 * then, `filed` those that stand for them now. A text that is nearer to the words of then was opened before they changed: what it
 * took over from there becomes what stands for it now, also where each story was given tags of its own. Any other is left as it is.
 */
export function calledToday(
  names: string[],
  said: string[],
  filed: { position: number; name: string }[],
): string[] {
  const now = filed.map(({ name }) => name);
  if (distance(names, said) >= distance(names, now)) return names;
  const called = names.flatMap((name) => {
    const position = said.indexOf(name);
    const standing = filed.filter((tag) => tag.position === position).map((tag) => tag.name);
    return standing.length > 0 ? standing : name;
  });
  return [...new Set(called)];
}

/** How many names only one of the two has. */
function distance(a: string[], b: string[]): number {
  return a.filter((name) => !b.includes(name)).length + b.filter((name) => !a.includes(name)).length;
}
