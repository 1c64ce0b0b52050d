import { glob, readdir, readFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { ok, type Result, refused } from "#lib/result.ts";

const largest = 2 * 1024 * 1024;

/** Paths are meant from where the person typed the command, which npm tells. */
export function fromHere(path: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path);
}

/**
 * The files that are meant by paths, patterns such as "stories/*.md", and folders (their .md and .txt files, but for
 * a README), each once; one problem for each name that stands for nothing.
 */
export async function filesMeant(names: string[]): Promise<Result<string>[]> {
  const found = (await Promise.all(names.map(meantBy))).flat();
  const seen = new Set<string>();
  return found.filter((file) => {
    const key = file.ok ? fromHere(file.value) : file.problem.message;
    return !seen.has(key) && seen.add(key);
  });
}

async function meantBy(name: string): Promise<Result<string>[]> {
  const kind = await stat(fromHere(name)).catch(() => null);
  if (kind?.isDirectory()) return inFolder(name);
  if (kind) return [ok(name)];
  if (!/[*?[{]/.test(name)) return [missing(name, "There is no such file.")];
  const matches = await Array.fromAsync(glob(name, { cwd: fromHere(".") }));
  return matches.length > 0 ? matches.sort().map(ok) : [missing(name, "No file matches this.")];
}

async function inFolder(name: string): Promise<Result<string>[]> {
  const entries = await readdir(fromHere(name), { withFileTypes: true }).catch(() => []);
  const files = entries
    .filter((entry) => !entry.isDirectory() && /(?<!^readme)\.(?:md|txt)$/i.test(entry.name))
    .map((entry) => join(name, entry.name));
  return files.length > 0
    ? files.sort().map(ok)
    : [missing(name, "There is no .md or .txt file in this folder.")];
}

function missing(name: string, message: string) {
  return refused({ code: "not_found", message: `${name}: ${message}` });
}

/** The text of a file, or one sentence that says why it cannot be had. */
export async function readText(path: string): Promise<Result<string>> {
  const wrong = (message: string) => refused({ code: "invalid", message: `${path}: ${message}` });
  try {
    const { size } = await stat(fromHere(path));
    if (size > largest) return wrong("This file is larger than 2 MB; a story is text only.");
    const bytes = await readFile(fromHere(path));
    if (/^(?:\xff\xfe|\xfe\xff)/.test(bytes.toString("latin1", 0, 2)))
      return wrong("This file is in UTF-16; save it as UTF-8.");
    if (bytes.includes(0)) return wrong("This is not a text file.");
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.trim() === "" ? wrong("This file is empty.") : ok(text);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ERR_ENCODING_INVALID_ENCODED_DATA")
      return wrong("This text is not in UTF-8; save it with that encoding.");
    return wrong(reasons[code ?? ""] ?? `This file cannot be read (${(error as Error).message}).`);
  }
}

const reasons: Record<string, string> = {
  ENOENT: "There is no such file.",
  EACCES: "You may not read this file.",
  EPERM: "You may not read this file.",
  EISDIR: "This is a folder, not a file.",
};
