import { describe, expect, it, vi } from "vitest";
import { drawStory } from "#lib/cards/job.ts";
import { storyCard } from "#lib/cards/queries.ts";
import { database } from "#lib/database/client.ts";
import { createStory, publishStory, retractStory, saveStory } from "#lib/stories/commands.ts";
import { storyBySlug } from "#lib/stories/queries.ts";
import { withBucket } from "#tests/support/bucket.ts";
import { editor, publish, value, withNewsroom } from "#tests/support/newsroom.ts";
import { completeStory } from "#tests/support/stories.ts";

withNewsroom();

describe("while a picture is drawn and stored", () => {
  it("no transaction is open, nobody else draws it, and who asks meanwhile finds it done", async () => {
    const { id } = await live("first");
    const others: Promise<void>[] = [];
    await withBucket(async (bucket) => {
      bucket.storing = async () => {
        others.push(drawStory(id), drawStory(id));
        await vi.waitFor(async () => expect(await locks("takewire alone")).toBe(1));
        expect(await openTransactions()).toBe(0);
      };
      await drawStory(id);
      await Promise.all(others);
      expect(bucket.stored).toHaveLength(1);
      expect(bucket.files.size).toBe(1);
    });
    expect(await locks("takewire alone")).toBe(0);
  });

  it("what is published meanwhile is drawn instead, and what is retracted not at all", async () => {
    const story = await live("second");
    await withBucket(async (bucket) => {
      bucket.storing = async () => {
        bucket.storing = async () => {};
        await again(story, { headline: "Another headline" });
      };
      await drawStory(story.id);
      expect(bucket.stored).toHaveLength(2);
      expect([...bucket.files]).toEqual([await keyOn("second")]);

      await again(story, { headline: "A third headline" });
      bucket.storing = async () => {
        const { version } = await database().story.findUniqueOrThrow({ where: { id: story.id } });
        value(await retractStory(editor, { id: story.id, expectedVersion: version }));
      };
      await drawStory(story.id);
      expect(bucket.files.size).toBe(0);
      expect(await database().drawnPicture.count({ where: { storyId: story.id } })).toBe(0);
    });
  });
});

async function live(slug: string) {
  return value(await publish(await createStory(editor, completeStory({ slug, headline: "A headline" }))));
}

async function again({ id }: { id: number }, parts: { headline: string }) {
  const { version, slug } = await database().story.findUniqueOrThrow({ where: { id } });
  const content = completeStory({ slug, ...parts });
  const saved = value(await saveStory(editor, { id, expectedVersion: version, content }));
  value(await publishStory(editor, { id, expectedVersion: saved.version }));
}

/** Where the picture lies that a story's page names. */
async function keyOn(slug: string): Promise<string | undefined> {
  const found = await storyBySlug(slug);
  if (found.kind !== "found") throw new Error(`There is no ${slug}.`);
  return (await storyCard(found.story))?.src.replace("/media/", "");
}

/** So many advisory locks are held by connections of this name. */
async function locks(name: string): Promise<number> {
  const [found] = await database().$queryRaw<{ count: number }[]>`
    select count(*)::int from pg_locks join pg_stat_activity using (pid)
      where datname = current_database() and locktype = 'advisory' and granted and application_name = ${name}`;
  return found?.count ?? 0;
}

/** So many other connections to this database have a transaction open, and are not just at a statement. */
async function openTransactions(): Promise<number> {
  const [found] = await database().$queryRaw<{ count: number }[]>`
    select count(*)::int from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and state like 'idle in transaction%'`;
  return found?.count ?? 0;
}
