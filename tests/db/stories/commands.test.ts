import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import { systemActor } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import type { Result } from "#lib/result.ts";
import {
  createStory,
  moveStory,
  publishStory,
  retractStory,
  type Stale,
  saveStory,
} from "#lib/stories/commands.ts";
import { deskStory, storyHistory } from "#lib/stories/desk-queries.ts";
import { contentHash } from "#lib/stories/hash.ts";
import { listStories, storyBySlug } from "#lib/stories/queries.ts";
import { withDatabase } from "../../support/database.ts";
import { completeStory } from "../../support/stories.ts";

withDatabase();

const editor: Actor = { id: "editor-1", name: "Edda Example", role: "editor" };
const writer: Actor = { id: "writer-1", name: "Wim Example", role: "writer" };

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

describe("publishing a story", () => {
  it("shows it to readers with the moment of publication as its date", async () => {
    const before = Date.now();
    const story = value(await publish(await createStory(editor, completeStory({ headline }))));
    expect(story.state).toBe("published");
    const found = await storyBySlug(story.slug);
    expect(found).toMatchObject({
      kind: "found",
      story: { headline, readingMinutes: 1, section: { name: "News" } },
    });
    expect(found.kind === "found" && found.story.publishedAt.getTime()).toBeGreaterThanOrEqual(before);
  });

  it("keeps the date that an import brought along, and that of the first publication ever after", async () => {
    const publishedAt = new Date("2026-06-04T12:00:00Z");
    const made = value(await createStory(editor, completeStory({ headline }), { publishedAt }));
    const story = value(await publish({ ok: true, value: made }));
    const gone = value(await retractStory(editor, { id: story.id, expectedVersion: story.version }));
    await publishStory(editor, { id: story.id, expectedVersion: gone.version });
    expect((await deskStory(story.id))?.publishedAt).toEqual(publishedAt);
  });

  it("is refused for a date that lies in the future", async () => {
    const made = await createStory(editor, completeStory({ headline }), {
      publishedAt: new Date("2199-01-01"),
    });
    expect(refusal(await publish(made)).fields?.publishedAt?.[0]).toContain("2199-01-01 lies in the future");
  });

  it("is refused while a part is missing, and changes nothing", async () => {
    const made = value(await createStory(editor, { headline }));
    const problem = refusal(await publishStory(editor, { id: made.id, expectedVersion: 1 }));
    expect(Object.keys(problem.fields ?? {})).toContain("whyItMatters");
    expect(await deskStory(made.id)).toMatchObject({ version: 1, state: "draft", live: false });
  });

  it("is refused when readers see exactly this version already", async () => {
    const story = value(await publish(await createStory(editor, completeStory({ headline }))));
    const problem = refusal(await publishStory(editor, { id: story.id, expectedVersion: story.version }));
    expect(problem).toMatchObject({
      code: "conflict",
      message: expect.stringContaining("nothing to publish"),
    });
  });

  it("leaves what is live alone while a later draft is written", async () => {
    const story = value(await publish(await createStory(editor, completeStory({ headline }))));
    const edited = value(
      await saveStory(editor, {
        id: story.id,
        expectedVersion: 2,
        content: completeStory({ headline, summary: "Private." }),
      }),
    );
    expect(edited.state).toBe("draft");
    const found = await storyBySlug(story.slug);
    expect(found.kind === "found" && found.story.summary).not.toContain("Private");
    await publishStory(editor, { id: story.id, expectedVersion: edited.version });
    const later = await storyBySlug(story.slug);
    expect(later.kind === "found" && later.story.summary).toBe("Private.");
  });

  it("moves a changed address for good, but not before it is published", async () => {
    const story = value(await publish(await createStory(editor, completeStory({ headline }))));
    const slug = `renamed-${n}`;
    const edited = value(
      await saveStory(editor, {
        id: story.id,
        expectedVersion: 2,
        content: completeStory({ headline, slug }),
      }),
    );
    expect((await storyBySlug(slug)).kind).toBe("missing");
    expect((await storyBySlug(story.slug)).kind).toBe("found");
    await publishStory(editor, { id: story.id, expectedVersion: edited.version });
    expect(await storyBySlug(story.slug)).toEqual({ kind: "moved", slug });
    expect((await storyBySlug(slug)).kind).toBe("found");
  });
});

describe("retracting a story", () => {
  it("takes it from its address and from the lists", async () => {
    const story = value(await publish(await createStory(editor, completeStory({ headline }))));
    const before = (await listStories({ page: 1 })).total;
    const gone = value(
      await retractStory(editor, { id: story.id, expectedVersion: story.version, reason: "Wrong." }),
    );
    expect(gone.state).toBe("retracted");
    expect(await storyBySlug(story.slug)).toEqual({ kind: "retracted" });
    expect((await listStories({ page: 1 })).total).toBe(before - 1);
  });

  it("works on a live story that is being edited, and not on one that readers never saw", async () => {
    const story = value(await publish(await createStory(editor, completeStory({ headline }))));
    await saveStory(editor, {
      id: story.id,
      expectedVersion: 2,
      content: completeStory({ headline, body: "Draft." }),
    });
    expect(value(await retractStory(editor, { id: story.id, expectedVersion: 3 })).state).toBe("retracted");
    expect(refusal(await retractStory(editor, { id: story.id, expectedVersion: 4 })).code).toBe("conflict");
  });
});

describe("who may", () => {
  it("lets writers write their own stories and nothing more", async () => {
    const own = value(await createStory(writer, completeStory({ headline })));
    const content = completeStory({ headline, body: "Changed." });
    expect((await saveStory(writer, { id: own.id, expectedVersion: 1, content })).ok).toBe(true);
    expect(refusal(await publishStory(writer, { id: own.id, expectedVersion: 2 })).code).toBe("forbidden");
    const published = value(await publishStory(editor, { id: own.id, expectedVersion: 2 }));
    const refusedEdit = await saveStory(writer, {
      id: own.id,
      expectedVersion: published.version,
      content: { headline },
    });
    expect(refusal(refusedEdit).code).toBe("forbidden");
    expect(refusal(await retractStory(writer, { id: own.id, expectedVersion: published.version })).code).toBe(
      "forbidden",
    );
    const other = value(await createStory(editor, completeStory({ headline })));
    expect(refusal(await saveStory(writer, { id: other.id, expectedVersion: 1, content })).code).toBe(
      "forbidden",
    );
  });

  it("says that there is no such story", async () => {
    expect(refusal(await publishStory(editor, { id: 999_999, expectedVersion: 1 })).code).toBe("not_found");
  });
});

describe("the log", () => {
  it("tells what happened, who did it and to which revision", async () => {
    const story = value(await publish(await createStory(editor, completeStory({ headline }))));
    await retractStory(systemActor, { id: story.id, expectedVersion: story.version });
    expect((await storyHistory(story.id)).map(({ kind, who, revision }) => [kind, who, revision])).toEqual([
      ["story.retracted", "Takewire", 1],
      ["story.published", "Edda Example", 1],
      ["story.created", "Edda Example", 1],
    ]);
  });
});

describe("the database itself", () => {
  it("refuses to change a revision", async () => {
    const story = value(await createStory(editor, completeStory({ headline })));
    const where = { storyId_number: { storyId: story.id, number: 1 } };
    await expect(database().revision.update({ where, data: { body: "Forged." } })).rejects.toThrow(
      /never changed/,
    );
  });

  it("refuses to point a story at another story's revision", async () => {
    const story = value(await createStory(editor, completeStory({ headline })));
    await expect(
      database().story.update({ where: { id: story.id }, data: { workingNumber: 7 } }),
    ).rejects.toThrow();
  });

  it("refuses a published state without a published revision", async () => {
    const story = value(await createStory(editor, completeStory({ headline })));
    await expect(
      database().story.update({ where: { id: story.id }, data: { state: "published" } }),
    ).rejects.toThrow();
  });

  it("refuses the same address for two stories", async () => {
    const one = value(await createStory(editor, completeStory({ headline })));
    const two = value(await createStory(editor, completeStory({ headline: `${headline} again` })));
    await expect(
      database().story.update({ where: { id: two.id }, data: { slug: one.slug } }),
    ).rejects.toThrow();
  });
});

async function publish(made: Result<{ id: number; version: number }>) {
  const { id, version } = value(made);
  return publishStory(editor, { id, expectedVersion: version });
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

function refusal(result: Result<unknown>) {
  if (result.ok) throw new Error("It was let through.");
  return result.problem;
}
