import type { Problem } from "#lib/result.ts";
import { pathName } from "#lib/stories/schema.ts";

/** Where a part such as "sources.0.url" stands in a file; null for a part that the file does not have. */
export type LineOf = (path: string) => number | null;

export type Mistake = { line: number | null; path: string; message: string };

/** The mistakes that a problem's fields tell of, or its message where it has none. */
export function mistakesOf(problem: Problem, lineOf: LineOf): Mistake[] {
  const fields = Object.entries(problem.fields ?? {});
  if (fields.length === 0) return [{ line: null, path: "", message: problem.message }];
  return fields.map(([path, messages]) => ({ line: lineOf(path), path, message: messages.join(" ") }));
}

/** One problem whose message has a line per mistake, in the file's order, each with file, line and part. */
export function inFile(file: string, mistakes: Mistake[]): Problem {
  const fields: Record<string, string[]> = {};
  for (const { path, message } of mistakes) fields[path] = [...(fields[path] ?? []), message];
  const sentences = mistakes
    .toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))
    .map(({ line, path, message }) => {
      const place = [file, line === null ? "" : `line ${line}`, partName(path)].filter((part) => part !== "");
      return `${place.join(", ")}: ${message}`;
    });
  return { code: "invalid", message: sentences.join("\n"), fields };
}

function partName(path: string): string {
  if (path.startsWith("verdict")) return "Verdict";
  return path === "date" || path === "publishedAt" ? "Date" : pathName(path);
}
