import { beforeEach, describe, expect, it } from "vitest";
import { draftThreadStories, threadStories, wholeThread } from "#lib/chains/queries.ts";
import { database } from "#lib/database/client.ts";
import { dropInto } from "#lib/page-cache/invalidation.ts";
import { record } from "#lib/page-cache/recorder.ts";
import { createStory, publishStory, retractStory, type StoryRef, saveStory } from "#lib/stories/commands.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import { deskStory } from "#lib/stories/desk-queries.ts";
import { storyBySlug } from "#lib/stories/queries.ts";
import { editor, refusal, value, withNewsroom } from "#tests/support/newsroom.ts";
import { completeStory } from "#tests/support/stories.ts";

withNewsroom();

beforeEach(async () => {
  await database().$executeRaw`truncate stories restart identity cascade`;
});

async function published(slug: string, parts: Partial<StoryContent> = {}): Promise<StoryRef> {
  const made = value(await createStory(editor, completeStory({ slug, headline: `About ${slug}`, ...parts })));
  return value(await publishStory(editor, { id: made.id, expectedVersion: made.version }));
}

async function republish(id: number, parts: Partial<StoryContent>) {
  const now = await deskStory(id);
  if (!now) throw new Error("There is no such story.");
  const expected = { id, expectedVersion: now.version };
  const saved = value(await saveStory(editor, { ...expected, content: { ...now.content, ...parts } }));
  return publishStory(editor, { id, expectedVersion: saved.version });
}

async function retract(id: number) {
  const { version } = await database().story.findUniqueOrThrow({ where: { id } });
  return value(await retractStory(editor, { id, expectedVersion: version }));
}

/** The slugs of a story's thread as its page shows it. */
async function thread(id: number): Promise<string[]> {
  const { items = [] } = (await wholeThread(id)) ?? {};
  return items.flatMap((item) => (typeof item === "number" ? [] : [item.slug]));
}

/** The ids of the stories whose pages are dropped by what is done. */
async function dropped(work: () => Promise<unknown>): Promise<number[]> {
  const tags = new Set<string>();
  dropInto({ drop: (names) => [...names].forEach((name) => void tags.add(name)), dropAll: () => {} });
  await work();
  dropInto(null);
  return [...tags]
    .flatMap((tag) => (tag.startsWith("thread:") ? [Number(tag.slice(7))] : []))
    .sort((a, b) => a - b);
}

describe("stories that follow one another", () => {
  it("are one thread on all their pages, with a fork, and no other story", async () => {
    const a = await published("a");
    const b = await published("b", { follows: "a" });
    const c = await published("c", { follows: "b" });
    const d = await published("d", { follows: "a" });
    await published("alone");
    value(await createStory(editor, completeStory({ slug: "draft", follows: "c" })));
    for (const { id } of [a, b, c, d]) expect(await thread(id)).toEqual(["a", "b", "c", "d"]);
    const found = await storyBySlug("b");
    expect(found.kind === "found" && [found.story.follows?.slug, found.story.since?.slug]).toEqual([
      "a",
      "d",
    ]);
    expect(found.kind === "found" && found.story.thread?.total).toBe(4);
    const alone = await storyBySlug("alone");
    expect(alone.kind === "found" && alone.story.thread).toBeNull();
  });

  it("stay one when an address changes, come apart when one of them is retracted, and come together again", async () => {
    const [a, b, c] = [
      await published("a"),
      await published("b", { follows: "a" }),
      await published("c", { follows: "b" }),
    ];
    value(await republish(b.id, { slug: "b-renamed" }));
    expect(await thread(c.id)).toEqual(["a", "b-renamed", "c"]);
    await retract(b.id);
    expect(await thread(a.id)).toEqual([]);
    expect(await thread(c.id)).toEqual([]);
    expect(await thread(b.id)).toEqual([]);
    value(await republish(b.id, {}));
    expect(await thread(a.id)).toEqual(["a", "b-renamed", "c"]);
  });

  it("have their pages made anew at once, all of them and only they, whatever joins or leaves", async () => {
    const a = await published("a");
    const other = await published("other");
    const b = await published("b", { follows: "a" });
    expect((await record(() => storyBySlug("a"))).tags).toContain(`thread:${a.id}`);
    const made = value(await createStory(editor, completeStory({ slug: "c", follows: "b" })));
    const at = { id: made.id, expectedVersion: made.version };
    expect(await dropped(() => publishStory(editor, at))).toEqual([a.id, b.id, made.id]);
    expect(await dropped(() => republish(a.id, { headline: "Another headline" }))).toEqual([
      a.id,
      b.id,
      made.id,
    ]);
    expect(await dropped(() => republish(made.id, { follows: "other" }))).toEqual([
      a.id,
      other.id,
      b.id,
      made.id,
    ]);
    expect(await thread(other.id)).toEqual(["other", "c"]);
    expect(await dropped(() => retract(a.id))).toEqual([a.id, b.id]);
    expect(await dropped(() => republish(a.id, {}))).toEqual([a.id, b.id]);
  });

  it("are joined by a story that was expected: what follows its address was there before", async () => {
    const first = await published("first", { follows: "coming" });
    const second = await published("second", { follows: "first" });
    expect(await thread(second.id)).toEqual(["first", "second"]);
    const made = value(await createStory(editor, completeStory({ slug: "coming" })));
    const at = { id: made.id, expectedVersion: made.version };
    expect(await dropped(() => publishStory(editor, at))).toEqual([first.id, second.id, made.id]);
    expect(await thread(second.id)).toEqual(["first", "second", "coming"]);
  });
});

describe("a circle", () => {
  it("is refused when it would close, also through others, and so is a story that follows itself", async () => {
    const a = await published("a");
    await published("b", { follows: "a" });
    await published("c", { follows: "b" });
    const problem = refusal(await republish(a.id, { follows: "c" }));
    expect(problem).toMatchObject({ code: "invalid", fields: { follows: [expect.stringContaining("“c”")] } });
    expect(refusal(await republish(a.id, { follows: "a" })).fields).toHaveProperty("follows");
    expect(await thread(a.id)).toEqual(["a", "b", "c"]);
    const early = await published("early", { follows: "late" });
    const late = value(await createStory(editor, completeStory({ slug: "late", follows: "early" })));
    const closing = await publishStory(editor, { id: late.id, expectedVersion: late.version });
    expect(refusal(closing).fields).toHaveProperty("follows");
    expect(await thread(early.id)).toEqual([]);
  });

  it("that was stored before is shown once round", async () => {
    const a = await published("a");
    const b = await published("b", { follows: "a" });
    await database().$transaction(async (tx) => {
      await tx.$executeRaw`alter table revisions disable trigger revisions_stay`;
      await tx.$executeRaw`update revisions set follows = 'b' where story_id = ${a.id}`;
      await tx.$executeRaw`alter table revisions enable trigger revisions_stay`;
    });
    for (const { id } of [a, b]) expect(await thread(id)).toEqual(["a", "b"]);
    expect(await dropped(() => republish(b.id, { follows: null }))).toEqual([a.id, b.id]);
  });
});

it("a draft stands in the thread that it will be in, and not in the one that it leaves", async () => {
  const a = await published("a");
  const b = await published("b", { follows: "a" });
  const other = await published("other");
  const ids = async (id: number | null, follows: string | null) => {
    const { stories, followsId } = await draftThreadStories(id, follows);
    return [stories.map((story) => story.id).sort((x, y) => x - y), followsId];
  };
  expect(await ids(null, "b")).toEqual([[a.id, b.id], b.id]);
  expect(await ids(b.id, "other")).toEqual([[b.id, other.id], other.id]);
  expect(await ids(b.id, null)).toEqual([[b.id], null]);
  expect(await ids(null, "never-there")).toEqual([[], null]);
});

it("a thread of 200 stories and its forks are found by one statement in well under a second", async () => {
  await manyThatFollow(200);
  const started = performance.now();
  const found = await threadStories(117);
  expect(found).toHaveLength(200);
  expect(performance.now() - started).toBeLessThan(500);
  const page = await storyBySlug("n-117");
  expect(page.kind === "found" && page.story.thread).toMatchObject({ total: 200 });
});

/** So many published stories; each follows the one before, every tenth the first. Each has ten versions besides. */
async function manyThatFollow(count: number): Promise<void> {
  await database().$transaction(async (tx) => {
    await tx.$executeRaw`
      insert into stories (id, state, slug, working_number, published_number, published_at, live_since)
      select n, 'published', 'n-' || n, 11, 11, now() - ${count}::int * interval '1 day' + n * interval '1 day', now()
      from generate_series(1, ${count}::int) as n`;
    await tx.$executeRaw`
      insert into story_slugs (slug, story_id, public_since)
      select 'n-' || n, n, now() from generate_series(1, ${count}::int) as n`;
    await tx.$executeRaw`
      insert into revisions (story_id, number, hash, words, headline, slug, summary, our_take, follows)
      select n, number, repeat('0', 64), 10, 'Story ' || n, 'n-' || n, 'It happened.', 'A take. More of it.',
        case when n = 1 then null when n % 10 = 0 then 'n-1' else 'n-' || n - 1 end
      from generate_series(1, ${count}::int) as n, generate_series(1, 11) as number`;
  });
}
