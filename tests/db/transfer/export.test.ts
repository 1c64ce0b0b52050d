import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { systemActor } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import { everyStory } from "#lib/stories/archive.ts";
import { createStory, publishStory, saveStory } from "#lib/stories/commands.ts";
import { contentHash } from "#lib/stories/hash.ts";
import { storyBySlug } from "#lib/stories/queries.ts";
import { giveVerdict } from "#lib/takes/commands.ts";
import { runExport } from "#lib/transfer/export.ts";
import { runImport } from "#lib/transfer/import.ts";
import { story as anyStory } from "../../support/arbitrary-story.ts";
import { withDatabase } from "../../support/database.ts";
import { run, withFolder } from "../../support/folder.ts";
import { completeStory } from "../../support/stories.ts";

withDatabase();

const folder = withFolder();

beforeAll(async () => {
  await database().section.create({ data: { slug: "news", name: "News" } });
});

beforeEach(clear);

async function clear() {
  await database().$executeRaw`truncate stories, tags restart identity cascade`;
}

async function create(parts: Parameters<typeof completeStory>[0], publishedAt: Date | null = null) {
  const created = await createStory(systemActor, completeStory(parts), { publishedAt });
  if (!created.ok) throw new Error(created.problem.message);
  return created.value;
}

/** Hash and date of every story, by address. */
async function archive() {
  const stories = new Map<string, unknown>();
  for await (const { content, publishedAt } of everyStory())
    stories.set(content.slug, { hash: contentHash(content), publishedAt, content });
  return stories;
}

describe("exporting", () => {
  test("writes each story's working revision to a file named by its address", async () => {
    await create({ headline: "One" }, new Date("2026-06-04T12:00:00Z"));
    await create({ headline: "雨が降る" });
    expect(await run(runExport, "all")).toEqual({
      code: 0,
      said: `written   ${join("all", "one.md")}\nwritten   ${join("all", "雨が降る.md")}\n2 files: 2 written.\n`,
    });
    expect((await readdir(folder.at("all"))).sort()).toEqual(["one.md", "雨が降る.md"]);
    expect(await readFile(folder.at("all/one.md"), "utf8")).toContain("date: 2026-06-04T12:00:00.000Z\n");
    expect((await run(runExport, "all")).said).toContain("2 files: 2 unchanged.");
  });

  test("with --published writes what readers see, and no drafts", async () => {
    const { id, version } = await create({ headline: "Live" });
    const published = await publishStory(systemActor, { id, expectedVersion: version });
    if (!published.ok) throw new Error(published.problem.message);
    const content = completeStory({ headline: "Live, edited", slug: "live-edited" });
    await saveStory(systemActor, { id, expectedVersion: published.value.version, content });
    await create({ headline: "Draft" });

    await run(runExport, "live", "--published");
    expect(await readdir(folder.at("live"))).toEqual(["live.md"]);
    expect(await readFile(folder.at("live/live.md"), "utf8")).toContain("headline: Live\n");
    await run(runExport, "desk");
    expect(await readdir(folder.at("desk"))).toEqual(["draft.md", "live-edited.md"]);
  });

  test("takes the verdict on a claim along, which an import brings back and never writes over", async () => {
    const claim = { claim: "By 2032 three of ten own one.", lookBack: "2032-12-31" };
    const { id, version } = await create({ headline: "Claims", ...claim });
    await publishStory(systemActor, { id, expectedVersion: version });
    const given = { verdict: "mixed", note: "Two do.", url: "https://example.org/count" };
    await giveVerdict({ ...systemActor, name: "Ida Example" }, { story: id, version: 0, ...given });
    await run(runExport, "all");
    const kept = async () => {
      const { verdict, judged, note, url, givenAt, givenBy } = await database().take.findFirstOrThrow();
      return { verdict, judged, note, url, givenAt, givenBy };
    };
    const before = await kept();
    expect(before.givenBy).toBe("Ida Example");
    await clear();
    expect((await run(runImport, "all", "--publish")).said).toContain("created");
    expect(await kept()).toEqual(before);
    const story = await storyBySlug("claims");
    expect(story.kind === "found" && story.story.verdict?.note).toBe("Two do.");
    expect((await run(runImport, "all", "--publish")).said).toContain("unchanged");

    await clear();
    await run(runImport, "all");
    expect(await database().take.findFirstOrThrow()).toMatchObject({ live: false, verdict: "mixed" });
    const draft = await database().story.findFirstOrThrow();
    await publishStory(systemActor, { id: draft.id, expectedVersion: draft.version });
    expect(await database().take.findFirstOrThrow()).toMatchObject({ live: true, ...before });

    const own = { ...given, verdict: "held", note: "Three do." };
    const { version: seen } = await database().take.findFirstOrThrow();
    await giveVerdict(systemActor, { story: draft.id, version: seen, ...own });
    expect((await run(runImport, "all")).said).toContain("it keeps the verdict that it has here");
    expect((await kept()).note).toBe("Three do.");
  });

  test("writes over files of the same story, and over nothing else", async () => {
    await create({ headline: "Mine" });
    await create({ headline: "Theirs" });
    await mkdir(folder.at("mixed"));
    await folder.put("mixed/mine.md", "---\nheadline: Older\nslug: mine\n---\n");
    await folder.put("mixed/theirs.md", "A shopping list");
    const { code, said } = await run(runExport, "mixed");
    expect(code).toBe(1);
    expect(said).toContain(
      `failed    ${join("mixed", "theirs.md")}: Something else is there that is not this story`,
    );
    expect(await readFile(folder.at("mixed/theirs.md"), "utf8")).toBe("A shopping list");
    expect(await readFile(folder.at("mixed/mine.md"), "utf8")).toContain("headline: Mine\n");
    expect(await readdir(folder.at("mixed"))).toEqual(["mine.md", "theirs.md"]);
  });

  test("says what it needs", async () => {
    await folder.put("a-file", "");
    expect(await run(runExport)).toMatchObject({
      code: 1,
      said: expect.stringContaining("Usage: npm run export"),
    });
    expect(await run(runExport, "a-file")).toMatchObject({
      code: 1,
      said: expect.stringContaining("There is a file of that name."),
    });
    expect((await run(runExport, "--all", "x")).said).toMatch(/^Unknown option '--all'/);
    expect(await run(runExport, "empty")).toMatchObject({ code: 0, said: "0 files: nothing to do.\n" });
  });

  test("and importing into another database gives the same stories, whatever is in them", async () => {
    const inputs = fc.sample(anyStory, { numRuns: 60, seed: 2026 });
    for (const [index, content] of inputs.entries()) {
      const date = index % 3 === 0 ? null : new Date(Date.UTC(2020, 0, index, index, 1, 2, 345));
      const section = index % 2 === 0 ? "news" : "";
      await createStory(systemActor, { ...content, section, slug: "" }, { publishedAt: date });
    }
    const before = await archive();
    expect(before.size).toBe(inputs.length);
    expect((await run(runExport, "archive")).code).toBe(0);
    await clear();

    expect(await run(runImport, "archive")).toMatchObject({ code: 0 });
    expect(await archive()).toEqual(before);
    const again = await run(runImport, "archive");
    expect(again.said).toContain(`${inputs.length} files: ${inputs.length} unchanged.`);
  }, 60_000);
});
