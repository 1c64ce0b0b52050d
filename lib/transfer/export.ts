import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ok, type Result, refused } from "#lib/result.ts";
import { type ArchivedStory, countStories, everyStory } from "#lib/stories/archive.ts";
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
  const command = readArguments(args);
  const folder = command.ok ? await makeFolder(command.value.folder) : command;
  if (!command.ok || !folder.ok) {
    const { message } = (folder as { problem: { message: string } }).problem;
    out.write(`${message}\n\n${usage}`);
    return 1;
  }
  const which = { live: command.value.published };
  const report = progress(out, await countStories(which));
  for await (const story of everyStory(which)) {
    const path = join(command.value.folder, `${story.content.slug}.md`);
    const result = await exportStory(story, path);
    if (result.ok) report.done(result.value, path);
    else report.done("failed", result.problem.message);
  }
  report.end();
  return report.count("failed") > 0 ? 1 : 0;
}

function readArguments(args: string[]): Result<{ folder: string; published: boolean }> {
  try {
    const options = { published: { type: "boolean" } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [folder, ...more] = positionals;
    if (!folder || more.length > 0) return refused({ code: "invalid", message: "Which folder? Name one." });
    return ok({ folder, published: values.published ?? false });
  } catch (error) {
    return refused({ code: "invalid", message: (error as Error).message.split(". ")[0] ?? "" });
  }
}

async function makeFolder(folder: string): Promise<Result<string | undefined>> {
  try {
    return ok(await mkdir(fromHere(folder), { recursive: true }));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === "EEXIST" || code === "ENOTDIR" ? "There is a file of that name." : message;
    return refused({ code: "invalid", message: `The folder ${folder} cannot be made: ${reason}` });
  }
}

/** Whole or not at all: a file is never left half written. */
async function exportStory(
  { content, publishedAt }: ArchivedStory,
  path: string,
): Promise<Result<"written" | "unchanged">> {
  const file = fromHere(path);
  const text = writeStoryFile(content, publishedAt);
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
