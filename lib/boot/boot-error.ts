/** A start that cannot go on, with one sentence for the person at the terminal: what is wrong and what to do. */
export class BootError extends Error {
  override name = "BootError";
}

/** The sentence for failures that can happen in any step and that a person can mend; null for everything else. */
export function sentenceFor(error: unknown): string | null {
  if (error instanceof BootError) return error.message;
  if (isDiskFull(error)) return "The disk is full: free some space and run the same command again.";
  const { code, path } = (error ?? {}) as NodeJS.ErrnoException;
  if (path && (code === "EACCES" || code === "EPERM" || code === "EROFS")) {
    return `This user may not use ${path}: run the same command as its owner, or make it yours.`;
  }
  return null;
}

/** ENOSPC is the file system's word for it, 53100 PostgreSQL's. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  return (
    code === "ENOSPC" ||
    code === "EDQUOT" ||
    code === "53100" ||
    saysDiskFull(error.message) ||
    isDiskFull(error.cause)
  );
}

/** The same, in the output of another program. */
export function saysDiskFull(output: string): boolean {
  return /ENOSPC|EDQUOT|no space left on device|disk quota exceeded/i.test(output);
}
