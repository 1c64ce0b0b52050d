import { beforeAll } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import type { Problem, Result } from "#lib/result.ts";
import { publishStory, type StoryRef } from "#lib/stories/commands.ts";
import { withDatabase } from "./database.ts";

export const editor: Actor = { id: "editor-1", name: "Edda Example", role: "editor" };
export const writer: Actor = { id: "writer-1", name: "Wim Example", role: "writer" };

/** Gives a test file a database of its own with an editor, a writer and two sections. */
export function withNewsroom(): void {
  withDatabase();

  beforeAll(async () => {
    await database().section.createMany({
      data: [
        { slug: "news", name: "News" },
        { slug: "policy", name: "Policy" },
      ],
    });
    for (const { id, name, role } of [editor, writer]) {
      await database().user.create({ data: { id: id ?? "", name, role, email: `${id}@example.org` } });
    }
  });
}

/** Publishes as the editor what a command has just made. */
export async function publish(made: Result<StoryRef>): Promise<Result<StoryRef>> {
  const { id, version } = value(made);
  return publishStory(editor, { id, expectedVersion: version });
}

/** The value of a result that must be one. */
export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

/** The problem of a result that must be one. */
export function refusal(result: Result<unknown>): Problem {
  if (result.ok) throw new Error("It was let through.");
  return result.problem;
}
