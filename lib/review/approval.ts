/** Which text a revision has; neither ever changes. */
export type Version = { number: number; hash: string };

export type Approval = Version & { revoked: boolean };

/**
 * The approval that a version has, or null; `approvals` are oldest first. It is of exactly that revision and its text.
 * Whatever is written later is another version, which needs its own, also when it says the same again.
 */
export function approvalOf<A extends Approval>({ number, hash }: Version, approvals: A[]): A | null {
  const newest = approvals.findLast((approval) => approval.number === number);
  return newest && newest.hash === hash && !newest.revoked ? newest : null;
}

/**
 * Everybody who wrote in a version since the text was last approved or shown to readers: the people whose words nobody
 * else has answered for yet. `settled`: the numbers of versions that were.
 */
export function authorsOf(
  number: number,
  versions: { number: number; authorId: string | null }[],
  settled: number[],
): string[] {
  const since = Math.max(0, ...settled.filter((each) => each < number));
  const unsettled = versions.filter((version) => version.number > since && version.number <= number);
  return [...new Set(unsettled.flatMap(({ authorId }) => authorId ?? []))];
}
