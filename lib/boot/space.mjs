import { statfsSync } from "node:fs";

/**
 * Says, before long work starts, that it would not fit. Returns a sentence, or null when there is room.
 *
 * @param {string} folder
 * @param {number} megabytes
 * @param {string} what
 * @returns {string | null}
 */
export function tooLittleSpace(folder, megabytes, what) {
  const { bavail, bsize } = statfsSync(folder);
  const free = Math.floor((bavail * bsize) / 2 ** 20);
  if (free >= megabytes) return null;
  return `The disk of ${folder} has ${free} MB free, but ${what} needs about ${megabytes} MB: free some space and run the same command again.`;
}
