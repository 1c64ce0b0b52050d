import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { database } from "#lib/database/client.ts";
import { createStory, publishStory, retractStory, saveStory } from "#lib/stories/commands.ts";
import { deskStory } from "#lib/stories/desk-queries.ts";
import { listTagged } from "#lib/stories/queries.ts";
import { storiesUnder } from "#lib/tags/queries.ts";
import { rebuildTags } from "#lib/tags/rebuild.ts";
import { editor, value, withNewsroom } from "../../support/newsroom.ts";
import { completeStory } from "../../support/stories.ts";
import { changed, merged, split, taggedStory, tagId } from "../../support/tags.ts";

withNewsroom();

beforeEach(async () => {
  await database().$executeRaw`truncate stories, tags restart identity cascade`;
});

const names = ["AI", "LLM", "Health", "Law", "Chips"];

/** What stands under the tags, and what has to: from what is published, counted from the beginning. */
async function filed() {
  const kept = {
    stories: await database().$queryRaw`
      select tag_id, story_id, published_at, is_follow_up, actions_until::text, referrers from published_tags order by 1, 2`,
    tags: await database().$queryRaw`select id, stories from tags where stories <> 0 order by 1`,
    pairs: await database()
      .$queryRaw`select tag_id, other_id, stories from tag_pairs where stories <> 0 order by 1, 2`,
  };
  const borne = `select tag_id, s.id as story_id, s.published_at, r.follows is not null as is_follow_up,
      (select max(until) from revision_actions a where a.story_id = s.id and a.number = r.number)::text as actions_until,
      story_referrers(s.id) as referrers
    from stories s join revisions r on r.story_id = s.id and r.number = s.published_number
    join revision_tags t on t.story_id = s.id and t.number = s.published_number`;
  const due = {
    stories: await database().$queryRawUnsafe(`${borne} order by 1, 2`),
    tags: await database().$queryRawUnsafe(
      `select tag_id as id, count(*)::int as stories from (${borne}) as b group by 1 order by 1`,
    ),
    pairs: await database().$queryRawUnsafe(
      `select a.tag_id, b.tag_id as other_id, count(*)::int as stories from (${borne}) as a join (${borne}) as b
         using (story_id) where a.tag_id <> b.tag_id group by 1, 2 order by 1, 2`,
    ),
  };
  return { kept, due };
}

async function expectRight() {
  const { kept, due } = await filed();
  expect(kept).toEqual(due);
}

type Step =
  | { kind: "begin"; tags: string[]; refers: number[]; publish: boolean }
  | { kind: "retag"; story: number; tags: string[]; refers: number[] }
  | { kind: "publish" | "retract" | "delete"; story: number }
  | { kind: "merge"; from: string; into: string }
  | { kind: "split"; from: string; into: string[] };

const someTags = fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 4 });
const story = fc.nat(9);
const refers = fc.array(story, { maxLength: 2 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant("begin"), tags: someTags, refers, publish: fc.boolean() }),
  fc.record({ kind: fc.constant("retag"), story, tags: someTags, refers }),
  fc.record({ kind: fc.constantFrom("publish", "publish", "retract", "delete"), story }),
  fc.record({ kind: fc.constant("merge"), from: fc.constantFrom(...names), into: fc.constantFrom(...names) }),
  fc.record({ kind: fc.constant("split"), from: fc.constantFrom(...names), into: someTags }),
) as fc.Arbitrary<Step>;

const content = (n: number, tags: string[], to: number[]) =>
  completeStory({
    headline: `Story ${n}`,
    tags,
    follows: to[0] === undefined || to[0] === n ? null : `story-${to[0]}`,
    body: `## One\n\n${to.map((each) => `See [this](/news/story-${each}).`).join(" ")} And so on.\n\n## Two\n\nMore.`,
  });

async function take(it: Step, stories: number[]) {
  if (it.kind === "begin") {
    const made = value(await createStory(editor, content(stories.length, it.tags, it.refers)));
    if (it.publish) await publishStory(editor, { id: made.id, expectedVersion: made.version });
    stories.push(made.id);
  } else if (it.kind === "merge") {
    const tags = await database().tag.findMany({
      where: { name: { in: [it.from, it.into] }, removedAt: null },
    });
    const idOf = (name: string) => tags.find((tag) => tag.name === name)?.id ?? 0;
    await changed({ kind: "merge", tags: [idOf(it.from)], into: idOf(it.into) });
  } else if (it.kind === "split") {
    const tag = await database().tag.findFirst({ where: { name: it.from, removedAt: null } });
    if (tag)
      await changed({
        kind: "split",
        tag: tag.id,
        into: it.into,
        heir: 0,
        others: [0],
        stories: stories.slice(0, 2).map((id) => ({ id, to: it.into.map((_, place) => place) })),
      });
  } else {
    const id = stories[it.story];
    const now = id === undefined ? null : await deskStory(id);
    if (!now || id === undefined) return;
    const expected = { id, expectedVersion: now.version };
    if (it.kind === "retag")
      await saveStory(editor, { ...expected, content: content(it.story, it.tags, it.refers) });
    else if (it.kind === "publish") await publishStory(editor, expected);
    else if (it.kind === "retract") await retractStory(editor, expected);
  }
}

describe("what stands under a tag", () => {
  it("is right after any publications, retractions, changes of tags, merges and splits", async () => {
    await fc.assert(
      fc
        .asyncProperty(fc.array(step, { minLength: 8, maxLength: 16 }), async (steps) => {
          const stories: number[] = [];
          for (const each of steps) await take(each, stories);
          await expectRight();
          const before = await filed();
          await rebuildTags();
          expect((await filed()).kept).toEqual(before.kept);
        })
        .beforeEach(async () => {
          await database().$executeRaw`truncate stories, tags restart identity cascade`;
        }),
      { numRuns: 8 },
    );
  }, 120_000);

  it("goes with a story that is taken out of the tables", async () => {
    const { id } = await taggedStory("AI", "LLM");
    await taggedStory("AI");
    await database().story.delete({ where: { id } });
    await expectRight();
    expect((await storiesUnder([await tagId("AI")], { page: 1, perPage: 20 })).total).toBe(1);
  });

  it("is made from nothing by a rebuild, also where somebody wrote into the tables", async () => {
    await taggedStory("AI", "LLM");
    await taggedStory("AI", "Law");
    const { kept } = await filed();
    await database().$executeRaw`delete from published_tags`;
    await database().$executeRaw`update tags set stories = 7`;
    await database().$executeRaw`delete from story_references`;
    expect(await rebuildTags()).toBe(2);
    expect((await filed()).kept).toEqual(kept);
  });

  it("is right after many publications at once that share tags and refer to one another", async () => {
    const made = [];
    for (let n = 0; n < 8; n++)
      made.push(
        value(
          await createStory(
            editor,
            content(n, [...names.slice(n % 5), ...names.slice(0, n % 5)], n < 7 ? [n + 1] : []),
          ),
        ),
      );
    const done = await Promise.all(
      made.map(({ id, version }) => publishStory(editor, { id, expectedVersion: version })),
    );
    expect(done.flatMap((each) => (each.ok ? [] : [each.problem]))).toEqual([]);
    await expectRight();
  });
});

describe("a list of stories that bear several tags", () => {
  it("has those that bear all, newest first, counts them, and knows its pages", async () => {
    const both = [];
    for (let n = 0; n < 5; n++) both.push(await taggedStory("AI", "LLM", ...(n % 2 ? ["Law"] : [])));
    await taggedStory("AI");
    await taggedStory("LLM", "Law");
    const [ai, llm, law] = [await tagId("AI"), await tagId("LLM"), await tagId("Law")];
    const newest = both.map(({ id }) => id).reverse();
    const page = await listTagged([ai, llm], 1, 2);
    expect(page.stories.map(({ id }) => id)).toEqual(newest.slice(0, 2));
    expect([page.total, page.pages]).toEqual([5, 3]);
    expect((await listTagged([llm, ai], 3, 2)).stories.map(({ id }) => id)).toEqual(newest.slice(4));
    expect((await storiesUnder([ai, llm, law], { page: 1, perPage: 9 })).total).toBe(2);
    await merged(["LLM"], "AI");
    expect((await listTagged([ai, law], 1)).total).toBe(3);
    await split("AI", ["AI", "Chips"], [[both[1]?.id ?? 0, [1]]]);
    expect((await listTagged([ai, law], 1)).total).toBe(2);
    await expectRight();
  });
});
