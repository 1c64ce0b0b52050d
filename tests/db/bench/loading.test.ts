import { describe, expect, it } from "vitest";
import { database, disconnect } from "#lib/database/client.ts";
import { createStory, publishStory } from "#lib/stories/commands.ts";
import { loadInvented } from "../../bench/scale/load.ts";
import { inventor } from "../../bench/scale/stories.ts";
import { type Copy, copyDatabase } from "../../support/copies.ts";
import { withDatabase } from "../../support/database.ts";
import { value } from "../../support/newsroom.ts";

withDatabase();

const count = 60;
const end = new Date("2026-11-23T12:00:00Z");

describe("invented stories", () => {
  it("are loaded exactly as if their authors had published them, keys and indexes included", async () => {
    const url = process.env.DATABASE_URL as string;
    const keysBefore = await keys();
    await loadInvented(url, { count, end });
    expect(await keys()).toEqual(keysBefore);
    const loaded = await contents();

    const copy: Copy = await copyDatabase();
    await disconnect();
    process.env.DATABASE_URL = copy.url;
    try {
      await publishOneByOne();
      const published = await contents();
      for (const table of Object.keys(published)) expect(loaded[table], table).toEqual(published[table]);
      expect(loaded.stories).toHaveLength(count);
    } finally {
      await disconnect();
      await copy.drop();
      process.env.DATABASE_URL = url;
    }
  });
});

async function publishOneByOne(): Promise<void> {
  const { vocabulary, story } = inventor(1, count, end);
  await database().section.createMany({
    data: vocabulary.sections.map((section, i) => ({ ...section, position: i + 1 })),
  });
  await database().user.createMany({
    data: vocabulary.authors.map((author) => ({
      ...author,
      email: `${author.id}@example.org`,
      role: "editor" as const,
    })),
  });
  for (let n = 0; n < count; n += 1) {
    const { content, publishedAt, author } = story(n);
    const actor = { id: author.id, name: author.name, role: "editor" as const };
    const made = value(await createStory(actor, content, { publishedAt }));
    value(await publishStory(actor, { id: made.id, expectedVersion: made.version }));
  }
}

/** All that commands write of a story, but for when they ran, and what is computed from it. */
async function contents(): Promise<Record<string, unknown[]>> {
  const tables: Record<string, unknown[]> = {};
  for (const [table, order, ...moments] of written) {
    const rows = await database().$queryRawUnsafe<{ row: unknown }[]>(
      `select to_jsonb(${table}) - $1::text[] as row from ${table} order by ${order}`,
      moments,
    );
    tables[table] = rows.map(({ row }) => row);
  }
  tables.borne = await database().$queryRaw`
    select story_id, number, position, tags.name
    from revision_tags join tags on tags.id = tag_id order by 1, 2, 3`;
  tables.next = await database().$queryRaw`
    select (select nextval('stories_id_seq')) as story, (select nextval('events_id_seq')) as event,
      (select nextval('revision_marks_id_seq')) as mark`;
  return tables;
}

const written = [
  ["stories", "id", "created_at", "updated_at", "live_since"],
  ["story_slugs", "slug", "public_since"],
  ["revisions", "story_id, number", "created_at"],
  ["revision_actions", "story_id, number, position"],
  ["revision_sources", "story_id, number, position"],
  ["revision_corrections", "story_id, number, position"],
  ["revision_marks", "id", "at"],
  ["events", "id", "at"],
  ["notices", "id"],
  ["tags", "slug", "id", "created_at", "stories"],
  ["sections", "id"],
  ["users", "id", "created_at", "updated_at"],
] as const;

async function keys(): Promise<unknown[]> {
  return database().$queryRaw`
    select conrelid::regclass::text as of, conname::text as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where connamespace = 'public'::regnamespace
    union all
    select tablename, indexname, indexdef from pg_indexes where schemaname = 'public'
    order by 1, 2, 3`;
}
