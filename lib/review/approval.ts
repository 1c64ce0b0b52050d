/** Which text a revision has. */
export type Version = { number: number; hash: string };

export type Approval = Version & { revoked: boolean };

/**
 * The approval that a version has, or null. An approval is of a text, so it goes on with saves that change nothing, and
 * ends for good with the first that does: the same words typed or restored later need a new one. Of versions that are
 * not there any more it is not known what they said, so it ends with them too.
 */
export function approvalOf<A extends Approval>(
  number: number,
  versions: Version[],
  approvals: A[],
): A | null {
  const hashes = new Map(versions.map((version) => [version.number, version.hash]));
  const hash = hashes.get(number);
  let newest: A | null = null;
  for (const approval of approvals) {
    if (approval.number <= number && approval.number >= (newest?.number ?? 0)) newest = approval;
  }
  if (!newest || newest.revoked || newest.hash !== hash) return null;
  for (let at = newest.number; at < number; at++) if (hashes.get(at) !== hash) return null;
  return newest;
}

/**
 * Everybody who wrote in a version since its text was last approved or shown to readers: the people whose words nobody
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
