import { parseArgs } from "node:util";
import { ok, type Result, refused } from "#lib/result.ts";

/** Takes a command's arguments apart into names and switches such as "--dry-run"; refuses switches it does not know. */
export function readArguments<Switch extends string>(
  args: string[],
  switches: readonly Switch[],
): Result<{ names: string[]; on: Set<Switch> }> {
  const options = Object.fromEntries(switches.map((name) => [name, { type: "boolean" as const }]));
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    return ok({ names: positionals, on: new Set(switches.filter((name) => values[name] === true)) });
  } catch (error) {
    return refused({ code: "invalid", message: `${(error as Error).message.split(". ")[0]}.` });
  }
}
