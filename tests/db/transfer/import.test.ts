import { beforeEach, describe, expect, test, vi } from "vitest";
import { systemActor } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import { storyAtAddress } from "#lib/stories/archive.ts";
import { publishStory, retractStory, saveStory } from "#lib/stories/commands.ts";
import type { DeskStory } from "#lib/stories/desk-queries.ts";
import { storyBySlug } from "#lib/stories/queries.ts";
import { runImport } from "#lib/transfer/import.ts";
import { importStory } from "#lib/transfer/import-story.ts";
import { writeStoryFile } from "#lib/transfer/story-file.ts";
import { withDatabase } from "../../support/database.ts";
import { run, withFolder } from "../../support/folder.ts";
import { completeStory } from "../../support/stories.ts";

withDatabase();
const folder = withFolder();

let n = 0;
let headline = "";
let slug = "";

beforeEach(() => {
  n += 1;
  headline = `Archive number ${n} opens`;
  slug = `archive-number-${n}-opens`;
});

/** Puts a story file into the folder and gives its name. */
function file(parts: Parameters<typeof completeStory>[0] = {}, date: string | null = null): Promise<string> {
  const content = completeStory({ headline, ...parts });
  return folder.put(`story-${n}.md`, writeStoryFile(content, date === null ? null : new Date(date)));
}

async function stored(at = slug): Promise<DeskStory> {
  const story = await storyAtAddress(at);
  if (!story) throw new Error(`No story at ${at}`);
  return story;
}

async function waitingForLocks(): Promise<number> {
  const rows = await database().$queryRaw<unknown[]>`
    select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  return rows.length;
}

describe("importing a story file", () => {
  test("makes a draft with every part, in a site that has no sections yet", async () => {
    const { code, said } = await run(runImport, await file({}, "2026-06-04T12:00:00Z"));
    expect(said).toBe(`created   story-${n}.md → ${slug} (draft)\n`);
    expect(code).toBe(0);
    const story = await stored();
    expect(story).toMatchObject({ state: "draft", live: false, revision: 1 });
    expect(story.content).toEqual(completeStory({ headline, slug }));
    expect(story.publishedAt?.toISOString()).toBe("2026-06-04T12:00:00.000Z");
    expect(
      (await database().section.findMany({ orderBy: { position: "asc" } })).map(({ name }) => name),
    ).toEqual(["News", "Research", "Policy", "Security", "Tools"]);
  });

  test("again changes nothing", async () => {
    const name = await file({}, "2026-06-04T12:00:00Z");
    await run(runImport, name);
    const before = await stored();
    const { code, said } = await run(runImport, name);
    expect(said).toMatch(/^unchanged/);
    expect(code).toBe(0);
    expect(await stored()).toEqual(before);
  });

  test("with other text makes a new revision of the same story", async () => {
    await run(runImport, await file());
    const { said } = await run(runImport, await file({ summary: "It opened twice." }));
    expect(said).toMatch(/^updated/);
    expect(await stored()).toMatchObject({ revision: 2, content: { summary: "It opened twice." } });
    expect(await database().story.count({ where: { slug: { startsWith: slug } } })).toBe(1);
  });

  test("with another date moves the date of a draft", async () => {
    await run(runImport, await file({}, "2026-06-04T12:00:00Z"));
    expect((await run(runImport, await file({}, "2026-06-05T12:00:00Z"))).said).toMatch(/^updated/);
    expect((await stored()).publishedAt?.toISOString()).toBe("2026-06-05T12:00:00.000Z");
    expect((await run(runImport, await file())).said).toMatch(/^unchanged/);
  });

  test("takes tags and sections by the names under which they are known", async () => {
    await run(runImport, await file({ tags: ["Open Weights"] }));
    const name = await folder.put(
      "other-names.md",
      `---\nheadline: ${headline} again\nsection: Policy\ntags: [open weights]\n---`,
    );
    await run(runImport, name);
    expect((await stored(`${slug}-again`)).content).toMatchObject({
      section: "policy",
      tags: ["Open Weights"],
    });
    expect((await run(runImport, name)).said).toMatch(/^unchanged/);
  });

  test("finds the story under an old address and leaves it at its new one", async () => {
    const name = await file({ slug: `${slug}-old` });
    await run(runImport, name, "--publish");
    const { id, version, content } = await stored(`${slug}-old`);
    const saved = await saveStory(systemActor, {
      id,
      expectedVersion: version,
      content: { ...content, slug },
    });
    if (saved.ok) await publishStory(systemActor, { id, expectedVersion: saved.value.version });

    expect((await run(runImport, name)).said).toBe(`unchanged story-${n}.md → ${slug} (published)\n`);
    await run(runImport, await file({ slug: `${slug}-old`, summary: "It moved." }));
    expect(await stored()).toMatchObject({ id, content: { slug, summary: "It moved." } });
  });

  test("tells two files of one run apart that mean the same story", async () => {
    const first = await folder.put("twin-1.md", `---\nheadline: ${headline}\n---\n\nOne.`);
    const second = await folder.put("twin-2.md", `---\nheadline: ${headline}\n---\n\nTwo.`);
    const { code, said } = await run(runImport, first, second);
    expect(said).toContain(
      "twin-2.md: This means the same story as twin-1.md; give one of them a slug of its own.",
    );
    expect(code).toBe(1);
    expect((await stored()).content.body).toBe("One.");
  });

  test("makes one story when several imports of it meet", async () => {
    const content = completeStory({ headline });
    const results = await Promise.all([1, 2, 3].map(() => importStory({ content, publishedAt: null })));
    expect(results.map((result) => result.ok && result.value.outcome).sort()).toEqual([
      "created",
      "unchanged",
      "unchanged",
    ]);
    expect(await database().story.count({ where: { slug: { startsWith: slug } } })).toBe(1);
  });

  test("tries over when somebody saves the story in between", async () => {
    await run(runImport, await file());
    const { id } = await stored();
    const importing = await database().$transaction(async (tx) => {
      await tx.story.update({ where: { id }, data: { version: { increment: 1 } } });
      const content = completeStory({ headline, summary: "It opened twice." });
      const importing = importStory({ content, publishedAt: null });
      await vi.waitFor(async () => expect(await waitingForLocks()).toBe(1), { timeout: 10_000 });
      return [importing];
    });
    expect(await importing[0]).toMatchObject({
      ok: true,
      value: { outcome: "updated", story: { version: 3 } },
    });
    expect((await stored()).content.summary).toBe("It opened twice.");
  });

  test("keeps out what only seems to be stored in a dry run", async () => {
    const before = await database().story.count();
    const { code, said } = await run(
      runImport,
      "--dry-run",
      "--publish",
      await file({ tags: ["Only In A Dry Run"] }),
    );
    expect(said).toBe(
      `created   story-${n}.md → ${slug} (published)\nNothing was stored, as this was a dry run. 1 file: 1 created.\n`,
    );
    expect(code).toBe(0);
    expect(await database().story.count()).toBe(before);
    expect(await database().tag.count({ where: { name: "Only In A Dry Run" } })).toBe(0);
    expect(await database().event.count({ where: { data: { path: ["headline"], equals: headline } } })).toBe(
      0,
    );
  });
});

describe("importing with --publish", () => {
  test("shows the story to readers, under its own date", async () => {
    await run(runImport, "--publish", await file({}, "2026-06-04T12:00:00Z"));
    const found = await storyBySlug(slug);
    expect(found).toMatchObject({
      kind: "found",
      story: { headline, publishedAt: new Date("2026-06-04T12:00:00Z") },
    });
  });

  test("again changes nothing, and without it changes nothing either", async () => {
    const name = await file();
    await run(runImport, "--publish", name);
    const before = await stored();
    expect((await run(runImport, "--publish", name)).said).toBe(
      `unchanged story-${n}.md → ${slug} (published)\n`,
    );
    expect((await run(runImport, name)).said).toMatch(/^unchanged/);
    expect(await stored()).toEqual(before);
  });

  test("publishes a draft whose text is the same", async () => {
    const name = await file();
    await run(runImport, name);
    expect((await run(runImport, "--publish", name)).said).toBe(
      `updated   story-${n}.md → ${slug} (published)\n`,
    );
    expect(await stored()).toMatchObject({ live: true, state: "published", revision: 1 });
  });

  test("is what it takes to change a live story for readers", async () => {
    await run(runImport, "--publish", await file());
    const changed = await file({ summary: "It opened twice." });
    expect((await run(runImport, changed)).said).toBe(
      `updated   story-${n}.md → ${slug} (readers still see the published version)\n`,
    );
    expect(await storyBySlug(slug)).toMatchObject({ story: { summary: completeStory().summary } });
    await run(runImport, "--publish", changed);
    expect(await storyBySlug(slug)).toMatchObject({ story: { summary: "It opened twice." } });
  });

  test("stores nothing of a story that lacks a part, and says on which line of which file", async () => {
    const name = await folder.put(
      "lacking.md",
      `---\nheadline: ${headline}\nsection: News\nsummary: It opened.\ndoThisWeek:\n  - action: Go.\ntags: [A]\n---\n\nText.`,
    );
    const { code, said } = await run(runImport, "--publish", name);
    expect(code).toBe(1);
    expect(said).toContain("lacking.md, line 2, Our Take: Write Our Take: the desk’s judgement.");
    expect(said).toContain("lacking.md, line 6, Do this week 1: Say who should do this.");
    expect(await storyAtAddress(slug)).toBeNull();
    expect(await database().tag.count({ where: { name: "A" } })).toBe(0);
  });

  test("keeps the new text of a live story out when it cannot be published", async () => {
    await run(runImport, "--publish", await file());
    const before = await stored();
    const { code } = await run(runImport, "--publish", await file({ ourTake: "", summary: "New." }));
    expect(code).toBe(1);
    expect(await stored()).toEqual(before);
  });

  test("does not bring back what editors have retracted", async () => {
    const name = await file();
    await run(runImport, "--publish", name);
    const { id, version } = await stored();
    await retractStory(systemActor, { id, expectedVersion: version });
    const { code, said } = await run(runImport, "--publish", name);
    expect(code).toBe(1);
    expect(said).toContain("This story was retracted; restore it at the desk");
    expect(await storyBySlug(slug)).toEqual({ kind: "retracted" });
  });
});
