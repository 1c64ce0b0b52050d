import { readdir } from "node:fs/promises";
import { expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { everyStory, storyAtAddress } from "#lib/stories/archive.ts";
import { loadContent } from "#lib/transfer/content.ts";
import { withDatabase } from "../../support/database.ts";

withDatabase();

test("a new site starts with every story of content/, published, in its sections", async () => {
  const files = (await readdir("content/stories")).filter((name) => name.endsWith(".md"));
  expect(files.length).toBeGreaterThanOrEqual(12);
  expect(await Promise.all([loadContent(), loadContent()])).toEqual(
    expect.arrayContaining([{ created: files.length }, { created: 0 }]),
  );
  expect(await database().story.count({ where: { state: "published" } })).toBe(files.length);

  let following = 0;
  for await (const { content } of everyStory({ live: true })) {
    expect(files).toContain(`${content.slug}.md`);
    if (content.follows === null) continue;
    following += 1;
    expect(await storyAtAddress(content.follows), content.slug).toMatchObject({ live: true });
  }
  expect(following).toBeGreaterThanOrEqual(2);
});

test("a site that has stories is left alone", async () => {
  const before = await database().event.count();
  expect(await loadContent()).toEqual({ created: 0 });
  expect(await database().event.count()).toBe(before);
});
