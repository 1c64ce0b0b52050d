import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { systemActor } from "#lib/auth/policy.ts";
import { drawJob, drawStory, drawWaiting } from "#lib/cards/job.ts";
import { answerOEmbed } from "#lib/cards/oembed.ts";
import { siteCard, storyCard } from "#lib/cards/queries.ts";
import { runRebuild } from "#lib/cards/rebuild.ts";
import { database } from "#lib/database/client.ts";
import { dropInto } from "#lib/page-cache/invalidation.ts";
import { record } from "#lib/page-cache/recorder.ts";
import { storedFile } from "#lib/pictures/kept.ts";
import { changeSettings } from "#lib/settings/commands.ts";
import { createStory, publishStory, retractStory, saveStory } from "#lib/stories/commands.ts";
import { storyBySlug } from "#lib/stories/queries.ts";
import { editor, publish, value, withNewsroom } from "#tests/support/newsroom.ts";
import { completeStory } from "#tests/support/stories.ts";

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cards-"));
  process.env.DATA_DIR = folder;
  process.env.SITE_URL = "https://news.example.org";
});
afterAll(() => rm(folder, { recursive: true }));

withNewsroom();

beforeEach(async () => {
  await database()
    .$executeRaw`truncate stories, drawn_pictures, graphile_worker._private_jobs restart identity cascade`;
  await database().settings.deleteMany();
  await rm(join(folder, "media"), { recursive: true, force: true });
});

describe("the picture of a story", () => {
  it("is asked for by its publication, drawn once, and named by its page from then on", async () => {
    const { id } = await live("A headline");
    expect(await asked()).toEqual([id]);
    expect(await named("a-headline")).toBe(null);
    const dropped = await dropping(() => drawJob({ story: id }));
    expect(dropped).toEqual([`card:${id}`]);
    const src = await named("a-headline");
    expect(src).toMatch(/^\/media\/[0-9a-f]{16}\/card\.png$/);
    expect((await storedFile(keyOf(src)))?.bytes.subarray(1, 4).toString()).toBe("PNG");
    expect(await dropping(() => drawStory(id))).toEqual([]);
    expect(await files()).toHaveLength(1);
  });

  it("is never that of another headline: until the new one is drawn, the site's stands in", async () => {
    const story = await live("A headline");
    await drawStory(0);
    await drawStory(story.id);
    const before = await named("a-headline");
    await again(story, { headline: "Another headline" });
    const site = (await siteCard())?.src;
    expect(await named("a-headline")).toBe(site);
    await drawStory(story.id);
    const after = await named("a-headline");
    expect(new Set([before, after, site]).size).toBe(3);
    expect(await storedFile(keyOf(before))).toBe(null);
    expect(await files()).toHaveLength(2);
  });

  it("goes when the story is retracted", async () => {
    const story = await live("A headline");
    await drawStory(story.id);
    const { version } = await database().story.findUniqueOrThrow({ where: { id: story.id } });
    value(await retractStory(editor, { id: story.id, expectedVersion: version }));
    expect(await asked()).toEqual([story.id]);
    await drawStory(story.id);
    expect(await files()).toEqual([]);
    expect(await database().drawnPicture.count()).toBe(0);
  });

  it("is made again when only its file was lost, without any page noticing", async () => {
    const { id } = await live("A headline");
    await drawStory(id);
    await rm(join(folder, "media"), { recursive: true });
    expect(await dropping(() => drawStory(id))).toEqual([]);
    expect(await files()).toHaveLength(1);
  });

  it("is drawn once, however many ask at once", async () => {
    const { id } = await live("A headline");
    await Promise.all([drawStory(id), drawStory(id), drawStory(id)]);
    expect(await files()).toHaveLength(1);
  });
});

describe("while a picture is drawn and stored", () => {
  it("no transaction is open, nobody else draws it, and who asks meanwhile finds it done", async () => {
    const { id } = await live("A headline");
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
    const story = await live("A headline");
    await withBucket(async (bucket) => {
      bucket.storing = async () => {
        bucket.storing = async () => {};
        await again(story, { headline: "Another headline" });
      };
      await drawStory(story.id);
      expect(bucket.stored).toHaveLength(2);
      expect([...bucket.files]).toEqual([keyOf(await named("a-headline"))]);

      await again(story, { headline: "A third headline" });
      bucket.storing = async () => {
        const { version } = await database().story.findUniqueOrThrow({ where: { id: story.id } });
        value(await retractStory(editor, { id: story.id, expectedVersion: version }));
      };
      await drawStory(story.id);
      expect(bucket.files.size).toBe(0);
      expect(await database().drawnPicture.count()).toBe(0);
    });
  });
});

describe("what no job has drawn", () => {
  it("is found and drawn: imported stories, a renamed section, another name of the site, retracted ones", async () => {
    await drawStory(0);
    const made = value(await createStory(systemActor, completeStory({ headline: "Imported" })));
    value(await publishStory(systemActor, { id: made.id, expectedVersion: made.version, imported: true }));
    expect(await asked()).toEqual([]);
    expect(await drawWaiting()).toBe(null);
    const first = await named("imported");
    expect(await dropping(drawWaiting)).toEqual([]);

    await database().section.update({ where: { slug: "news" }, data: { name: "Reports" } });
    await drawWaiting();
    const second = await named("imported");
    value(await changeSettings(systemActor, { ...settings, name: "The Example" }));
    expect(await asked()).toEqual([0]);
    await drawWaiting();
    const third = await named("imported");
    expect(new Set([first, second, third]).size).toBe(3);
    expect(await files()).toHaveLength(2);
    await database().section.update({ where: { slug: "news" }, data: { name: "News" } });
    const { version } = await database().story.findUniqueOrThrow({ where: { id: made.id } });
    value(await retractStory(systemActor, { id: made.id, expectedVersion: version }));
    await drawWaiting();
    expect(await files()).toHaveLength(1);
  });

  it("is drawn by the command, and all of it anew when asked", async () => {
    for (const headline of ["One", "Two", "Three"]) await live(headline);
    expect(await runRebuild([])).toBe(0);
    expect(await files()).toHaveLength(4);
    await rm(join(folder, "media"), { recursive: true });
    expect(await runRebuild([])).toBe(0);
    expect(await files()).toHaveLength(0);
    expect(await runRebuild(["--all"])).toBe(0);
    expect(await files()).toHaveLength(4);
    expect(await runRebuild(["--some"])).toBe(1);
  });
});

describe("another program that asks about an address", () => {
  const ask = (query: Record<string, string>) =>
    answerOEmbed(new URLSearchParams(query), "https://news.example.org");
  const url = "https://news.example.org/news/a-headline";

  it("hears how a story is shown, within the size that it has", async () => {
    const story = await live("A headline");
    await drawStory(story.id);
    const answer = await json({ url });
    expect(answer).toMatchObject({
      version: "1.0",
      type: "rich",
      title: "A headline",
      provider_url: "https://news.example.org",
      width: 600,
      thumbnail_width: 1200,
    });
    expect(answer.html).toContain('src="https://news.example.org/embed/a-headline"');
    const small = await json({ url, maxwidth: "320", maxheight: "200" });
    expect(small).toMatchObject({ width: 320, height: 200 });
    expect(small.thumbnail_url).toBe(undefined);
    expect(small.html).toContain('width="320" height="200"');

    await again(story, { headline: "Another & <newer> headline" });
    const xml = await ask({ url: `${url}?utm=x#our-take`, format: "xml" });
    expect(xml).toMatchObject({ status: 200, type: "text/xml; charset=utf-8" });
    expect(xml.status === 200 && xml.body).toContain("<title>Another &#38; &#60;newer&#62; headline</title>");
  });

  it("is told what it did wrong, or that nothing is there", async () => {
    const story = await live("A headline");
    const statuses: [Record<string, string>, number][] = [
      [{}, 400],
      [{ url: "not an address" }, 400],
      [{ url, format: "yaml" }, 501],
      [{ url: "https://elsewhere.example.org/news/a-headline" }, 404],
      [{ url: "https://news.example.org/" }, 404],
      [{ url: "https://news.example.org/news/never" }, 404],
      [{ url: "https://news.example.org/news/%E0%A4%A" }, 404],
      [{ url: "javascript:alert(1)" }, 404],
      [{ url, maxwidth: "-5", maxheight: "many" }, 200],
      [{ url: "https://news.example.org/embed/a-headline" }, 200],
    ];
    for (const [query, status] of statuses)
      expect((await ask(query)).status, JSON.stringify(query)).toBe(status);
    const { version } = await database().story.findUniqueOrThrow({ where: { id: story.id } });
    value(await retractStory(editor, { id: story.id, expectedVersion: version }));
    expect((await ask({ url })).status).toBe(404);
  });

  async function json(query: Record<string, string>) {
    const answer = await ask(query);
    return answer.status === 200 ? JSON.parse(answer.body) : answer;
  }
});

const settings = {
  name: "Takewire",
  timeZone: "UTC",
  language: "en",
  logoId: null,
  socialLinks: [],
  readers: "everyone" as const,
};

async function live(headline: string) {
  return value(await publish(await createStory(editor, completeStory({ headline }))));
}

async function again(story: { id: number; version: number; revision: number }, parts: { headline: string }) {
  const { version } = await database().story.findUniqueOrThrow({ where: { id: story.id } });
  const content = completeStory({ slug: "a-headline", ...parts });
  const saved = value(await saveStory(editor, { id: story.id, expectedVersion: version, content }));
  return value(await publishStory(editor, { id: saved.id, expectedVersion: saved.version }));
}

/** The picture that a story's page names. */
async function named(slug: string): Promise<string | null> {
  const found = await storyBySlug(slug);
  if (found.kind !== "found") throw new Error(`There is no ${slug}.`);
  const { value: card, tags } = await record(() => storyCard(found.story));
  expect([...tags]).toContain(`card:${found.story.id}`);
  return card?.src ?? null;
}

/** The stories whose picture somebody asked to be drawn. */
async function asked(): Promise<number[]> {
  const rows = await database().$queryRaw<{ key: string }[]>`
    select key from graphile_worker.jobs where task_identifier = 'draw' order by id`;
  await database().$executeRaw`truncate graphile_worker._private_jobs`;
  return rows.map(({ key }) => Number(key.split(":")[1]));
}

async function dropping(work: () => Promise<unknown>): Promise<string[]> {
  const dropped: string[] = [];
  dropInto({ drop: (tags) => void dropped.push(...tags), dropAll: () => {} });
  await work();
  dropInto(null);
  return dropped;
}

type Bucket = { files: Set<string>; stored: string[]; storing(): Promise<void> };

/** Has files kept in a bucket that tells when one is being stored. */
async function withBucket(work: (bucket: Bucket) => Promise<void>): Promise<void> {
  const bucket: Bucket = { files: new Set(), stored: [], storing: async () => {} };
  const problems: unknown[] = [];
  const server = createServer(async (request, response) => {
    const key = (request.url ?? "").replace("/bucket/", "");
    request.resume();
    await once(request, "end");
    if (request.method === "PUT") {
      await bucket.storing().catch((problem) => problems.push(problem));
      bucket.stored.push(key);
      bucket.files.add(key);
    }
    response.statusCode = request.method === "HEAD" && !bucket.files.has(key) ? 404 : 200;
    if (request.method === "DELETE") bucket.files.delete(key);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const names = {
    S3_BUCKET: "bucket",
    S3_REGION: "here",
    S3_ACCESS_KEY_ID: "id",
    S3_SECRET_ACCESS_KEY: "key",
  };
  Object.assign(process.env, names, {
    S3_ENDPOINT: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  });
  try {
    await work(bucket);
    expect(problems).toEqual([]);
  } finally {
    for (const name of [...Object.keys(names), "S3_ENDPOINT"]) delete process.env[name];
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
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

function keyOf(src: string | null): string {
  return (src ?? "").replace("/media/", "");
}

async function files(): Promise<string[]> {
  const names = await readdir(join(folder, "media"), { recursive: true }).catch(() => []);
  return names.filter((name) => name.endsWith(".png"));
}
