import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";

type Command = (args: string[], out: { write(text: string): unknown }) => Promise<number>;

/** Gives a test file a folder of its own, as if commands were typed there. Call it at the top of the file. */
export function withFolder() {
  let folder = "";

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "transfer-"));
    process.env.INIT_CWD = folder;
  });

  afterAll(() => rm(folder, { recursive: true }));

  return {
    /** The path of a name in the folder. */
    at: (name: string) => join(folder, name),

    /** Writes a file and gives its name. */
    async put(name: string, text: string | Buffer): Promise<string> {
      await writeFile(join(folder, name), text);
      return name;
    },
  };
}

/** Runs a command and gives its exit code and what it said. */
export async function run(command: Command, ...args: string[]): Promise<{ code: number; said: string }> {
  let said = "";
  const code = await command(args, {
    write(text) {
      said += text;
    },
  });
  return { code, said };
}
