import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ok, type Problem, type Result, refused } from "#lib/result.ts";
import { type ArchivedStory, countStories, everyStory } from "#lib/stories/archive.ts";
import { readArguments } from "./arguments.ts";
import { fromHere } from "./files.ts";
import { type Output, progress } from "./progress.ts";
import { parseStoryFile, writeStoryFile } from "./story-file.ts";

const usage = `Usage: npm run export -- FOLDER [--published]

Writes each story to FOLDER/ADDRESS.md, as it stands at the desk.
  --published  only stories that readers can see, as they see them
`;

/**
 * `npm run export`: writes every story as a story file. Files of the same stories are written over; anything else
 * that is in the way stays, and counts as failed. Needs the database. Gives the exit code: 1 when any failed.
 */
export async function runExport(args: string[], out: Output = process.stdout): Promise<number> {
  const help = (problem: Problem) => {
    out.write(`${problem.message}\n\n${usage}`);
    return 1;
  };
  const command = readArguments(args, ["published"]);
  if (!command.ok) return help(command.problem);
  const folder = await makeFolder(command.value.names);
  if (!folder.ok) return help(folder.problem);
  const which = { live: command.value.on.has("published") };
  const report = progress(out, await countStories(which));
  for await (const story of everyStory(which)) {
    const path = join(folder.value, `${story.content.slug}.md`);
    const result = await exportStory(story, path);
    if (result.ok) report.done(result.value, path);
    else report.done("failed", result.problem.message);
  }
  report.end();
  return report.count("failed") > 0 ? 1 : 0;
}

async function makeFolder([folder, ...others]: string[]): Promise<Result<string>> {
  if (!folder || others.length > 0) return refused({ code: "invalid", message: "Which folder? Name one." });
  try {
    await mkdir(fromHere(folder), { recursive: true });
    return ok(folder);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === "EEXIST" || code === "ENOTDIR" ? "There is a file of that name." : message;
    return refused({ code: "invalid", message: `The folder ${folder} cannot be made: ${reason}` });
  }
}

/** Whole or not at all: a file is never left half written. */
async function exportStory(
  { content, publishedAt, verdict }: ArchivedStory,
  path: string,
): Promise<Result<"written" | "unchanged">> {
  const file = fromHere(path);
  const text = writeStoryFile(content, publishedAt, verdict);
  const there = await readFile(file, "utf8").catch((error) => (error.code === "ENOENT" ? null : ""));
  if (there === text) return ok("unchanged");
  if (there !== null && slugIn(there) !== content.slug)
    return refused({
      code: "conflict",
      message: `${path}: Something else is there that is not this story; move it away.`,
    });
  try {
    await writeFile(`${file}.part`, text);
    await rename(`${file}.part`, file);
    return ok("written");
  } catch (error) {
    return refused({
      code: "unavailable",
      message: `${path}: Cannot be written (${(error as Error).message}).`,
    });
  }
}

function slugIn(text: string): string | null {
  const read = parseStoryFile(text, { path: "" });
  return read.ok ? read.value.content.slug : null;
}
