import { availableParallelism } from "node:os";
import type pg from "pg";
import { connect } from "#lib/database/connect.ts";
import { startHelper } from "../site.ts";
import { bareTables } from "./bare-tables.ts";
import type { Work } from "./load-worker.ts";
import { columns, type Places } from "./rows.ts";
import { type Inventor, inventor } from "./stories.ts";

export type Loaded = { stories: number; seconds: number; perSecond: number; secondsForKeys: number };

type Options = {
  count: number;
  seed?: number;
  /** When the last story was published; earlier ones reach back ten years. */
  end?: Date;
  progress?: (done: number, of: number, seconds: number) => void;
};

const portion = 1000;

/**
 * Fills an empty, migrated database with so many published stories, as if their authors had published each through the
 * commands at its date. Not made: what the product computes from stories (signatures, search…), which its own rebuilding
 * commands make. Times are from the first row to the last key.
 */
export async function loadInvented(url: string, options: Options): Promise<Loaded> {
  const { count, seed = 1, end = new Date(), progress = () => {} } = options;
  const client = await connect(url);
  const { rows } = await client.query("select count(*)::int as stories from stories");
  if (rows[0].stories > 0) throw new Error("Invented stories go into an empty database only.");
  const { vocabulary } = inventor(seed, count, end);
  const begin = performance.now();
  const places = await writeSurroundings(client, vocabulary, end);
  const putBack = await bareTables(client, Object.keys(columns));
  await writeStories({ url, seed, count, end: end.toISOString(), places }, (done) =>
    progress(done, count, (performance.now() - begin) / 1000),
  );
  const keys = await putBack();
  await client.query("delete from tags where not exists (select from revision_tags where tag_id = tags.id)");
  for (const table of ["stories", "revision_marks", "events"]) {
    await client.query(`select setval('${table}_id_seq', (select max(id) from ${table}))`);
  }
  const seconds = (performance.now() - begin) / 1000;
  await client.query("vacuum analyze");
  await client.end();
  return { stories: count, seconds, perSecond: count / seconds, secondsForKeys: keys / 1000 };
}

/** Authors, sections and tags, before any story is there. */
async function writeSurroundings(
  client: pg.Client,
  { authors, sections, topics, wideTags, rareTags }: Inventor["vocabulary"],
  end: Date,
): Promise<Places> {
  for (const { id, name, slug } of authors) {
    await client.query(
      "insert into users (id, name, email, role, slug, updated_at) values ($1, $2, $3, 'editor', $4, $5)",
      [id, name, `${id}@example.org`, slug, end],
    );
  }
  const names = [...wideTags, ...topics.flatMap(({ tags }) => tags), ...rareTags];
  const tags = await client.query(
    `insert into tags (name, slug, created_at) select name, replace(lower(name), ' ', '-'), $2
      from unnest($1::text[]) as name returning id, name`,
    [names, end],
  );
  const rows = await client.query(
    `insert into sections (slug, name, position) select slug, name, position
      from unnest($1::text[], $2::text[]) with ordinality as s (slug, name, position) returning id, slug`,
    [sections.map(({ slug }) => slug), sections.map(({ name }) => name)],
  );
  return {
    tags: Object.fromEntries(tags.rows.map(({ id, name }) => [name, id])),
    sections: Object.fromEntries(rows.rows.map(({ id, slug }) => [slug, id])),
  };
}

async function writeStories(work: Work, progress: (done: number) => void): Promise<void> {
  const { count } = work;
  // One more than there are processors, as each waits for its database now and then.
  const processes = Math.min(availableParallelism() + 1, Math.ceil(count / portion));
  let next = 0;
  let done = 0;
  const write = async () => {
    const helper = await startHelper("tests/bench/scale/load-worker.ts");
    await helper.call("begin", work);
    for (let from = next; from < count; from = next) {
      next += portion;
      const to = Math.min(count, from + portion);
      await helper.call("write", { from, to });
      done += to - from;
      progress(done);
    }
    await helper.stop();
  };
  await Promise.all(Array.from({ length: processes }, write));
}
