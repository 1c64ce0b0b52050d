import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { systemActor } from "#lib/auth/policy.ts";
import { serially } from "#lib/database/serially.ts";
import { ok, type Result } from "#lib/result.ts";
import { siteTimeZone } from "#lib/settings/queries.ts";
import { createStory, publishStory } from "#lib/stories/commands.ts";
import { together } from "#lib/stories/together.ts";
import { readText } from "./files.ts";
import { contentFolder, ensureSections } from "./sections.ts";
import { parseStoryFile, type StoryFile } from "./story-file.ts";

/**
 * Gives a site without any story the sections and stories of `content/`, published, all of them or none; a site that
 * has a story is left alone. Throws with file, line and part when a file is not as it should be.
 */
export async function loadContent(): Promise<{ created: number }> {
  const result = await together(
    async (tx) => {
      await serially(tx, "content");
      await ensureSections(tx);
      return (await tx.story.count()) > 0 ? ok({ created: 0 }) : publishAll(await readStories());
    },
    { timeout: 120_000 },
  );
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

async function publishAll(stories: StoryFile[]): Promise<Result<{ created: number }>> {
  for (const { content, publishedAt } of stories) {
    const created = await createStory(systemActor, content, { publishedAt });
    if (!created.ok) return created;
    const { id, version } = created.value;
    const published = await publishStory(systemActor, { id, expectedVersion: version });
    if (!published.ok) return published;
  }
  return ok({ created: stories.length });
}

/** Oldest first, so that a story comes after the one that it follows. */
async function readStories(): Promise<StoryFile[]> {
  const folder = new URL("stories/", contentFolder);
  const names = (await readdir(folder)).filter((name) => name.endsWith(".md"));
  const stories = await Promise.all(names.map((name) => readStory(fileURLToPath(new URL(name, folder)))));
  return stories.sort((a, b) => Number(a.publishedAt) - Number(b.publishedAt));
}

async function readStory(path: string): Promise<StoryFile> {
  const text = await readText(path);
  if (!text.ok) throw new Error(text.problem.message);
  const file = parseStoryFile(text.value, { path, timeZone: await siteTimeZone() });
  if (!file.ok) throw new Error(file.problem.message);
  return file.value;
}
