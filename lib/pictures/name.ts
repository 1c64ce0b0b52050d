import { singleLine } from "#lib/stories/text.ts";
import { longest } from "./limits.ts";

/**
 * The name under which an uploaded file is found again: the last part of any path, on one line, without what cannot be
 * seen (control and direction marks), at most 120 characters. It names no file here, so it needs no further care.
 */
export function pictureName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? "";
  const seen = singleLine(singleLine(last).replace(/[\p{Cc}\p{Cf}\p{Co}]/gu, ""));
  return shortened(seen, longest.name) || "picture";
}

/** Keeps the ending of a name that is too long, and cuts no character in two. */
function shortened(name: string, most: number): string {
  const letters = [...name];
  if (letters.length <= most) return name;
  const ending = /\.\w{1,8}$/.exec(name)?.[0] ?? "";
  return `${letters.slice(0, most - ending.length - 1).join("")}…${ending}`;
}
