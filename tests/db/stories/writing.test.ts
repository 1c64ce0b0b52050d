import { beforeEach, describe, expect, it } from "vitest";
import { database } from "#lib/database/client.ts";
import { createStory, moveStory, type Stale, saveStory } from "#lib/stories/commands.ts";
import { deskStory, storyHistory } from "#lib/stories/desk-queries.ts";
import { contentHash } from "#lib/stories/hash.ts";
import { editor, refusal, value, withNewsroom } from "../../support/newsroom.ts";
import { completeStory } from "../../support/stories.ts";

withNewsroom();

let n = 0;
let headline = "";
beforeEach(() => {
  n += 1;
  headline = `Archive number ${n} opens`;
});

describe("creating a story", () => {
  it("keeps every part and the hash of them", async () => {
    const story = value(await createStory(editor, completeStory({ headline })));
    expect(story).toMatchObject({
      slug: `archive-number-${n}-opens`,
      version: 1,
      revision: 1,
      state: "draft",
    });
    const stored = await deskStory(story.id);
    expect(stored?.content).toEqual(completeStory({ headline, slug: story.slug }));
    const revision = await database().revision.findFirstOrThrow({ where: { storyId: story.id } });
    expect(revision.hash).toBe(contentHash(completeStory({ headline, slug: story.slug })));
  });

  it("gives a second story with the same headline an address of its own", async () => {
    const first = value(await createStory(editor, completeStory({ headline })));
    const second = value(await createStory(editor, completeStory({ headline })));
    expect(second.slug).toBe(`${first.slug}-2`);
  });

  it("refuses an address that another story has, and says whose", async () => {
    const first = value(await createStory(editor, completeStory({ headline })));
    const problem = refusal(
      await createStory(editor, completeStory({ headline: "Other", slug: first.slug })),
    );
    expect(problem.fields?.slug?.[0]).toContain(headline);
  });

  it("refuses an unknown section and names those that exist", async () => {
    const problem = refusal(await createStory(editor, completeStory({ headline, section: "gossip" })));
    expect(problem.fields?.section?.[0]).toBe("There is no section “gossip”; choose one of News, Policy.");
    expect(await database().tag.count({ where: { name: "gossip" } })).toBe(0);
  });

  it("takes a tag under the name that it is known by", async () => {
    value(await createStory(editor, completeStory({ headline, tags: ["Open Weights"] })));
    const other = value(
      await createStory(editor, completeStory({ headline, tags: ["open weights", "OPEN WEIGHTS"] })),
    );
    expect((await deskStory(other.id))?.content.tags).toEqual(["Open Weights"]);
  });

  it("gives two stories made at the same moment two addresses", async () => {
    const both = await Promise.all([1, 2, 3, 4].map(() => createStory(editor, completeStory({ headline }))));
    expect(new Set(both.map((made) => value(made).slug)).size).toBe(4);
  });
});

describe("saving a story", () => {
  it("appends a revision and leaves the former one as it was", async () => {
    const story = value(await createStory(editor, completeStory({ headline })));
    const saved = value(
      await saveStory(editor, {
        id: story.id,
        expectedVersion: 1,
        content: completeStory({ headline, body: "New." }),
      }),
    );
    expect(saved).toMatchObject({ version: 2, revision: 2, changed: true });
    const bodies = await database().revision.findMany({
      where: { storyId: story.id },
      orderBy: { number: "asc" },
    });
    expect(
      bodies.map((revision) => [revision.number, revision.parentNumber, revision.body.slice(0, 4)]),
    ).toEqual([
      [1, null, "## W"],
      [2, 1, "New."],
    ]);
  });

  it("writes nothing when nothing changed", async () => {
    const story = value(await createStory(editor, completeStory({ headline })));
    const saved = value(
      await saveStory(editor, { id: story.id, expectedVersion: 1, content: completeStory({ headline }) }),
    );
    expect(saved).toMatchObject({ version: 1, revision: 1, changed: false });
    expect(await storyHistory(story.id)).toHaveLength(1);
  });

  it("refuses a write based on an older version and hands back what is stored", async () => {
    const story = value(await createStory(editor, completeStory({ headline })));
    await saveStory(editor, {
      id: story.id,
      expectedVersion: 1,
      content: completeStory({ headline, summary: "Theirs." }),
    });
    const problem = refusal(
      await saveStory(editor, {
        id: story.id,
        expectedVersion: 1,
        content: completeStory({ headline, summary: "Mine." }),
      }),
    );
    expect(problem.code).toBe("stale");
    const current = problem.current as Stale;
    expect(current).toMatchObject({ version: 2, savedBy: "Edda Example" });
    expect(current.content.summary).toBe("Theirs.");
  });

  it("lets exactly one of many writes at the same moment through for each version", async () => {
    const story = value(await createStory(editor, completeStory({ headline })));
    const tries = await Promise.all(
      [1, 2, 3, 4, 5, 6].map((i) =>
        saveStory(editor, {
          id: story.id,
          expectedVersion: 1,
          content: completeStory({ headline, summary: `Try ${i}.` }),
        }),
      ),
    );
    expect(tries.filter((tried) => tried.ok)).toHaveLength(1);
    expect(tries.flatMap((tried) => (tried.ok ? [] : tried.problem.code))).toEqual(Array(5).fill("stale"));
    expect(await database().revision.count({ where: { storyId: story.id } })).toBe(2);
  });

  it("makes an approval void", async () => {
    const story = value(await createStory(editor, completeStory({ headline })));
    await moveStory(editor, { id: story.id, expectedVersion: 1, move: "submit" });
    const approved = value(await moveStory(editor, { id: story.id, expectedVersion: 2, move: "approve" }));
    expect(approved.state).toBe("approved");
    const saved = await saveStory(editor, {
      id: story.id,
      expectedVersion: 3,
      content: completeStory({ headline, body: "x" }),
    });
    expect(value(saved).state).toBe("draft");
  });
});
