import { ok, type Result, refused } from "#lib/result.ts";
import { siteTimeZone } from "#lib/settings/queries.ts";
import { readArguments } from "./arguments.ts";
import { filesMeant, readText } from "./files.ts";
import { addressMeant, type Imported, importStory } from "./import-story.ts";
import { inFile, type LineOf, mistakesOf } from "./mistakes.ts";
import { parsePastedText } from "./pasted-text.ts";
import { type Output, progress } from "./progress.ts";
import { parseStoryFile, type StoryFile } from "./story-file.ts";

const usage = `Usage: npm run import -- FILE… [--dry-run] [--publish]

FILE is a story file (.md), text copied from a story's page (.txt), a folder of them, or a pattern in quotes.
  --dry-run  says what would happen and stores nothing
  --publish  shows the stories to readers, too; without it they are drafts
`;

/**
 * `npm run import`: brings stories in from files, each whole or not at all, in the order given, and tells about each.
 * Needs the database. Gives the exit code: 1 when any file failed.
 */
export async function runImport(args: string[], out: Output = process.stdout): Promise<number> {
  const command = readArguments(args, ["publish", "dry-run"]);
  if (!command.ok || command.value.names.length === 0) {
    out.write(`${command.ok ? "Which files?" : command.problem.message}\n\n${usage}`);
    return 1;
  }
  const { names, on } = command.value;
  const options = { publish: on.has("publish"), keep: !on.has("dry-run") };
  const files = await filesMeant(names);
  const report = progress(out, files.length);
  const seen = new Map<string, string>();
  for (const file of files) {
    const result = file.ok ? await importFile(file.value, options, seen) : file;
    if (result.ok) report.done(result.value.outcome, result.value.line, result.value.remark);
    else report.done("failed", result.problem.message);
  }
  report.end(options.keep ? "" : "Nothing was stored, as this was a dry run. ");
  return report.count("failed") > 0 ? 1 : 0;
}

type Told = { outcome: Imported["outcome"]; line: string; remark: boolean };

async function importFile(
  path: string,
  options: { publish: boolean; keep: boolean },
  seen: Map<string, string>,
): Promise<Result<Told>> {
  const text = await readText(path);
  if (!text.ok) return text;
  const read = readStory(path, text.value, await siteTimeZone());
  if (!read.ok) return read;
  const { file, missing } = read.value;

  const address = addressMeant(file.content);
  const twin = seen.get(address);
  if (twin)
    return refused({
      code: "conflict",
      message: `${path}: This means the same story as ${twin}; give one of them a slug of its own.`,
    });
  const result = await importStory(file, options);
  if (!result.ok) return refused(inFile(path, mistakesOf(result.problem, file.lineOf)));
  for (const slug of [address, result.value.story.slug]) seen.set(slug, path);
  return ok(told(path, result.value, missing, options.publish));
}

/** A story file begins with its front matter; any other text is one that was copied from a page. */
function readStory(
  path: string,
  text: string,
  timeZone: string,
): Result<{ file: StoryFile; missing: string[] }> {
  if (/\.(md|markdown)$/i.test(path) || /^\uFEFF?---[ \t]*\r?$/m.test(text.slice(0, 10))) {
    const file = parseStoryFile(text, { path, timeZone });
    return file.ok ? ok({ file: file.value, missing: [] }) : file;
  }
  const { content, publishedAt, missing, lines } = parsePastedText(text, { timeZone });
  const lineOf: LineOf = (place) => lines[place.split(".")[0] ?? ""] ?? null;
  if (content.headline !== "") return ok({ file: { content, publishedAt, verdict: null, lineOf }, missing });
  const message =
    "No headline was found: a short line without a full stop, above the text. Is this a story’s page?";
  return refused(inFile(path, [{ line: 1, path: "headline", message }]));
}

function told(
  path: string,
  { outcome, story, live, otherVerdict }: Imported,
  missing: string[],
  publish: boolean,
): Told {
  const shown = story.state === "published";
  const standing = shown ? "published" : live ? "readers still see the published version" : "draft";
  const lacks = missing.length > 0 && !publish ? `; missing: ${missing.join(", ")}` : "";
  const keeps = otherVerdict ? "; it keeps the verdict that it has here" : "";
  return {
    outcome,
    line: `${path} → ${story.slug} (${standing}${lacks}${keeps})`,
    remark: lacks !== "" || keeps !== "" || (live && !shown),
  };
}
