import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
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
import { pastedPage } from "../../support/pasted.ts";
import { completeStory } from "../../support/stories.ts";

withDatabase();

let folder = "";
let n = 0;
let headline = "";
let slug = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "import-"));
  process.env.INIT_CWD = folder;
});

afterAll(() => rm(folder, { recursive: true }));

beforeEach(() => {
  n += 1;
  headline = `Archive number ${n} opens`;
  slug = `archive-number-${n}-opens`;
});

async function run(...args: string[]): Promise<{ code: number; said: string }> {
  let said = "";
  const code = await runImport(args, { write: (text) => (said += text) });
  return { code, said };
}

/** Puts a story file into the folder and gives its name. */
async function file(parts: Parameters<typeof completeStory>[0] = {}, date: string | null = null) {
  const name = `story-${n}.md`;
  const text = writeStoryFile(completeStory({ headline, ...parts }), date === null ? null : new Date(date));
  await writeFile(join(folder, name), text);
  return name;
}

async function put(name: string, text: string | Buffer): Promise<string> {
  await writeFile(join(folder, name), text);
  return name;
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
    const { code, said } = await run(await file({}, "2026-06-04T12:00:00Z"));
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
    await run(name);
    const before = await stored();
    const { code, said } = await run(name);
    expect(said).toMatch(/^unchanged/);
    expect(code).toBe(0);
    expect(await stored()).toEqual(before);
  });

  test("with other text makes a new revision of the same story", async () => {
    await run(await file());
    const { said } = await run(await file({ summary: "It opened twice." }));
    expect(said).toMatch(/^updated/);
    expect(await stored()).toMatchObject({ revision: 2, content: { summary: "It opened twice." } });
    expect(await database().story.count({ where: { slug: { startsWith: slug } } })).toBe(1);
  });

  test("with another date moves the date of a draft", async () => {
    await run(await file({}, "2026-06-04T12:00:00Z"));
    expect((await run(await file({}, "2026-06-05T12:00:00Z"))).said).toMatch(/^updated/);
    expect((await stored()).publishedAt?.toISOString()).toBe("2026-06-05T12:00:00.000Z");
    expect((await run(await file())).said).toMatch(/^unchanged/);
  });

  test("takes tags and sections by the names under which they are known", async () => {
    await run(await file({ tags: ["Open Weights"] }));
    const name = await put(
      "other-names.md",
      `---\nheadline: ${headline} again\nsection: Policy\ntags: [open weights]\n---`,
    );
    await run(name);
    expect((await stored(`${slug}-again`)).content).toMatchObject({
      section: "policy",
      tags: ["Open Weights"],
    });
    expect((await run(name)).said).toMatch(/^unchanged/);
  });

  test("finds the story under an old address and leaves it at its new one", async () => {
    const name = await file({ slug: `${slug}-old` });
    await run(name, "--publish");
    const { id, version, content } = await stored(`${slug}-old`);
    const saved = await saveStory(systemActor, {
      id,
      expectedVersion: version,
      content: { ...content, slug },
    });
    if (saved.ok) await publishStory(systemActor, { id, expectedVersion: saved.value.version });

    expect((await run(name)).said).toBe(`unchanged story-${n}.md → ${slug} (published)\n`);
    await run(await file({ slug: `${slug}-old`, summary: "It moved." }));
    expect(await stored()).toMatchObject({ id, content: { slug, summary: "It moved." } });
  });

  test("tells two files of one run apart that mean the same story", async () => {
    const first = await put("twin-1.md", `---\nheadline: ${headline}\n---\n\nOne.`);
    const second = await put("twin-2.md", `---\nheadline: ${headline}\n---\n\nTwo.`);
    const { code, said } = await run(first, second);
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
    await run(await file());
    const { id } = await stored();
    const importing = await database().$transaction(async (tx) => {
      await tx.story.update({ where: { id }, data: { version: { increment: 1 } } });
      const content = completeStory({ headline, summary: "It opened twice." });
      const importing = importStory({ content, publishedAt: null });
      await vi.waitFor(async () => expect(await waitingForLocks()).toBe(1));
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
    const { code, said } = await run("--dry-run", "--publish", await file({ tags: ["Only In A Dry Run"] }));
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
    await run("--publish", await file({}, "2026-06-04T12:00:00Z"));
    const found = await storyBySlug(slug);
    expect(found).toMatchObject({
      kind: "found",
      story: { headline, publishedAt: new Date("2026-06-04T12:00:00Z") },
    });
  });

  test("again changes nothing, and without it changes nothing either", async () => {
    const name = await file();
    await run("--publish", name);
    const before = await stored();
    expect((await run("--publish", name)).said).toBe(`unchanged story-${n}.md → ${slug} (published)\n`);
    expect((await run(name)).said).toMatch(/^unchanged/);
    expect(await stored()).toEqual(before);
  });

  test("publishes a draft whose text is the same", async () => {
    const name = await file();
    await run(name);
    expect((await run("--publish", name)).said).toBe(`updated   story-${n}.md → ${slug} (published)\n`);
    expect(await stored()).toMatchObject({ live: true, state: "published", revision: 1 });
  });

  test("is what it takes to change a live story for readers", async () => {
    await run("--publish", await file());
    const changed = await file({ summary: "It opened twice." });
    expect((await run(changed)).said).toBe(
      `updated   story-${n}.md → ${slug} (readers still see the published version)\n`,
    );
    expect(await storyBySlug(slug)).toMatchObject({ story: { summary: completeStory().summary } });
    await run("--publish", changed);
    expect(await storyBySlug(slug)).toMatchObject({ story: { summary: "It opened twice." } });
  });

  test("stores nothing of a story that lacks a part, and says on which line of which file", async () => {
    const name = await put(
      "lacking.md",
      `---\nheadline: ${headline}\nsection: News\nsummary: It opened.\ndoThisWeek:\n  - action: Go.\ntags: [A]\n---\n\nText.`,
    );
    const { code, said } = await run("--publish", name);
    expect(code).toBe(1);
    expect(said).toContain("lacking.md, line 2, Our Take: Write Our Take: the desk’s judgement.");
    expect(said).toContain("lacking.md, line 6, Do this week 1: Say who should do this.");
    expect(await storyAtAddress(slug)).toBeNull();
    expect(await database().tag.count({ where: { name: "A" } })).toBe(0);
  });

  test("keeps the new text of a live story out when it cannot be published", async () => {
    await run("--publish", await file());
    const before = await stored();
    const { code } = await run("--publish", await file({ ourTake: "", summary: "New." }));
    expect(code).toBe(1);
    expect(await stored()).toEqual(before);
  });

  test("does not bring back what editors have retracted", async () => {
    const name = await file();
    await run("--publish", name);
    const { id, version } = await stored();
    await retractStory(systemActor, { id, expectedVersion: version });
    const { code, said } = await run("--publish", name);
    expect(code).toBe(1);
    expect(said).toContain("This story was retracted; restore it at the desk");
    expect(await storyBySlug(slug)).toEqual({ kind: "retracted" });
  });
});

describe("importing pasted text", () => {
  const address = "harbour-hospital-and-globex-build-a-triage-model-that-the-hospital-owns";

  test("makes a complete story that can be published at once", async () => {
    const name = await put("pasted.txt", pastedPage);
    const { code, said } = await run(name, "--publish");
    expect(said).toBe(`created   pasted.txt → ${address} (published)\n`);
    expect(code).toBe(0);
    const { content, publishedAt } = await stored(address);
    expect(content).toMatchObject({ section: "news", tags: ["Healthcare AI", "Enterprise AI", "LLM"] });
    expect(content.doThisWeek).toHaveLength(1);
    expect(content.body.match(/^## /gm)).toHaveLength(3);
    expect(publishedAt?.toISOString()).toBe("2026-06-04T12:00:00.000Z");
    expect((await run(name, "--publish")).said).toMatch(/^unchanged/);
  });

  test("lists the parts that are missing", async () => {
    const text = pastedPage
      .replace(/Our Take\n\n.*\n/, "")
      .replaceAll("Harbour", "Sunset")
      .replace("NewsJune 4, 2026·", "");
    const { code, said } = await run(await put("lacking.txt", text));
    expect(said).toMatch(/^created .*\(draft; missing: Section, Date, Our Take\)\n$/);
    expect(code).toBe(0);
  });

  test("says which sections there are, and on which line the unknown one stands", async () => {
    const { code, said } = await run(
      await put("gossip.txt", pastedPage.replace("NewsJune", "GossipJune").replaceAll("Harbour", "Hill")),
    );
    expect(said).toBe(
      "failed    gossip.txt, line 2, Section: There is no section “gossip”; choose one of News, Research, Policy, Security, Tools.\n",
    );
    expect(code).toBe(1);
  });

  test("refuses plain prose", async () => {
    const prose =
      "It was a dark and stormy night, and nobody in the whole newsroom had written anything yet.\n\n".repeat(
        4,
      );
    const { code, said } = await run(await put("prose.txt", prose));
    expect(said).toContain("prose.txt, line 1, Headline: No headline was found");
    expect(code).toBe(1);
  });
});

describe("a run over several files", () => {
  test("goes on after a failure, tells about each and sums up", async () => {
    await run(await file({ headline: `${headline} early` }));
    const early = await put(
      "early.md",
      writeStoryFile(completeStory({ headline: `${headline} early` }), null),
    );
    const broken = await put("broken.md", "---\nheadline: [\n---\n");
    const { code, said } = await run(early, broken, await file(), "nowhere.md", "none-*.md");
    expect(said.split("\n")).toEqual([
      `unchanged early.md → ${slug}-early (draft)`,
      expect.stringMatching(/^failed {4}broken\.md, line \d: /),
      `created   story-${n}.md → ${slug} (draft)`,
      "failed    nowhere.md: There is no such file.",
      "failed    none-*.md: No file matches this.",
      "5 files: 1 unchanged, 3 failed, 1 created.",
      "",
    ]);
    expect(code).toBe(1);
  });

  test("writes over one line on a terminal and leaves what needs a look", async () => {
    let said = "";
    const names = [await file(), await put("empty.md", "")];
    await runImport(names, { write: (text) => (said += text), isTTY: true });
    expect(said).toContain("1/2: 1 created");
    expect(said).toContain("failed    empty.md: This file is empty.\n");
    expect(said).not.toContain("→");
    expect(said.endsWith("\r\u001b[K2 files: 1 created, 1 failed.\n")).toBe(true);
  });

  test("takes folders and patterns, each file once, and leaves a README out", async () => {
    const inner = await mkdtemp(join(folder, "inner-"));
    for (const name of ["b.md", "a.md", "README.md", "picture.png"])
      await writeFile(join(inner, name), `---\nheadline: ${headline} ${name}\n---\n`);
    await writeFile(join(inner, "c.txt"), `Business as usual at Globex ${n}`);
    const { code, said } = await run(inner, join(inner, "*.md"), join(inner, "a.md"));
    expect(said.split("\n").map((line) => line.split(" ")[0])).toEqual([
      "created",
      "created",
      "created",
      "created",
      "4",
      "",
    ]);
    expect(said).toContain("README.md");
    expect(code).toBe(0);
  });

  test.each([
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), "This is not a text file."],
    [
      "another encoding",
      Buffer.from("---\nheadline: Caf\xe9\n---\n", "latin1"),
      "This text is not in UTF-8; save it with that encoding.",
    ],
    [
      "UTF-16",
      Buffer.from("\ufeff---\nheadline: A\n---\n", "utf16le"),
      "This file is in UTF-16; save it as UTF-8.",
    ],
    [
      "too large a file",
      Buffer.alloc(2 * 1024 * 1024 + 1, "a"),
      "This file is larger than 2 MB; a story is text only.",
    ],
  ])("refuses %s in one sentence", async (_, bytes, sentence) => {
    const { code, said } = await run(await put("odd.md", bytes));
    expect(said).toBe(`failed    odd.md: ${sentence}\n`);
    expect(code).toBe(1);
  });

  test("explains itself when no file is named or an option is unknown", async () => {
    expect(await run()).toMatchObject({ code: 1, said: expect.stringContaining("Usage: npm run import") });
    expect((await run("--publsh", "a.md")).said).toMatch(/^Unknown option '--publsh'/);
  });
});
