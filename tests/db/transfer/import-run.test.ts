import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { storyAtAddress } from "#lib/stories/archive.ts";
import type { DeskStory } from "#lib/stories/desk-queries.ts";
import { runImport } from "#lib/transfer/import.ts";
import { writeStoryFile } from "#lib/transfer/story-file.ts";
import { withDatabase } from "../../support/database.ts";
import { run, withFolder } from "../../support/folder.ts";
import { page } from "../../support/pasted.ts";
import { completeStory } from "../../support/stories.ts";

withDatabase();
const folder = withFolder();

describe("importing pasted text", () => {
  const address = "harbour-hospital-and-globex-build-a-triage-model-that-the-hospital-owns";

  test("makes a complete story that can be published at once", async () => {
    const name = await folder.put("pasted.txt", page());
    const { code, said } = await run(runImport, name, "--publish");
    expect(said).toBe(`created   pasted.txt → ${address} (published)\n`);
    expect(code).toBe(0);
    const { content, publishedAt } = (await storyAtAddress(address)) as DeskStory;
    expect(content).toMatchObject({ section: "news", tags: ["Healthcare AI", "Enterprise AI", "LLM"] });
    expect(content.doThisWeek).toHaveLength(1);
    expect(content.body.match(/^## /gm)).toHaveLength(3);
    expect(publishedAt?.toISOString()).toBe("2026-06-04T12:00:00.000Z");
    expect((await run(runImport, name, "--publish")).said).toMatch(/^unchanged/);
  });

  test("lists the parts that are missing", async () => {
    const text = page()
      .replace(/Our Take\n\n.*\n/, "")
      .replaceAll("Harbour", "Sunset")
      .replace("NewsJune 4, 2026·", "");
    const { code, said } = await run(runImport, await folder.put("lacking.txt", text));
    expect(said).toMatch(/^created .*\(draft; missing: Section, Date, Our Take\)\n$/);
    expect(code).toBe(0);
  });

  test("says which sections there are, and on which line the unknown one stands", async () => {
    const { code, said } = await run(
      runImport,
      await folder.put("gossip.txt", page().replace("NewsJune", "GossipJune").replaceAll("Harbour", "Hill")),
    );
    expect(said).toBe(
      "failed    gossip.txt, line 3, Section: There is no section “gossip”; choose one of News, Research, Policy, Security, Tools.\n",
    );
    expect(code).toBe(1);
  });

  test("refuses plain prose", async () => {
    const prose =
      "It was a dark and stormy night, and nobody in the whole newsroom had written anything yet.\n\n".repeat(
        4,
      );
    const { code, said } = await run(runImport, await folder.put("prose.txt", prose));
    expect(said).toContain("prose.txt, line 1, Headline: No headline was found");
    expect(code).toBe(1);
  });
});

/** Puts a whole story into the folder. */
function story(headline: string): Promise<string> {
  const name = `${headline.toLowerCase()}.md`;
  return folder.put(name, writeStoryFile(completeStory({ headline }), null));
}

describe("a run over several files", () => {
  test("goes on after a failure, tells about each and sums up", async () => {
    await run(runImport, await story("Early"));
    const broken = await folder.put("broken.md", "---\nheadline: [\n---\n");
    const names = ["early.md", broken, await story("Late"), "nowhere.md", "none-*.md"];
    const { code, said } = await run(runImport, ...names);
    expect(said.split("\n")).toEqual([
      "unchanged early.md → early (draft)",
      expect.stringMatching(/^failed {4}broken\.md, line \d: /),
      "created   late.md → late (draft)",
      "failed    nowhere.md: There is no such file.",
      "failed    none-*.md: No file matches this.",
      "5 files: 1 unchanged, 3 failed, 1 created.",
      "",
    ]);
    expect(code).toBe(1);
  });

  test("writes over one line on a terminal and leaves what needs a look", async () => {
    let said = "";
    const write = (text: string) => {
      said += text;
    };
    await runImport([await story("Terminal"), await folder.put("empty.md", "")], { write, isTTY: true });
    expect(said).toContain("1/2: 1 created");
    expect(said).toContain("failed    empty.md: This file is empty.\n");
    expect(said).not.toContain("→");
    expect(said.endsWith("\r\u001b[K2 files: 1 created, 1 failed.\n")).toBe(true);
  });

  test("takes folders and patterns, each file once, and leaves a README out", async () => {
    await mkdir(folder.at("inner"));
    for (const name of ["b.md", "a.md", "README.md", "picture.png"])
      await folder.put(`inner/${name}`, `---\nheadline: Inner ${name}\n---\n`);
    await folder.put("inner/c.txt", "Business as usual at Globex");
    const { code, said } = await run(
      runImport,
      "inner",
      "inner/[ab].md",
      folder.at("inner/a.md"),
      "inner/*.md",
    );
    expect(said.split("\n").map((line) => line.split(" → ")[0])).toEqual([
      `created   ${join("inner", "a.md")}`,
      `created   ${join("inner", "b.md")}`,
      `created   ${join("inner", "c.txt")}`,
      `created   ${join("inner", "README.md")}`,
      "4 files: 4 created.",
      "",
    ]);
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
    const { code, said } = await run(runImport, await folder.put("odd.md", bytes));
    expect(said).toBe(`failed    odd.md: ${sentence}\n`);
    expect(code).toBe(1);
  });

  test("explains itself when no file is named or an option is unknown", async () => {
    expect(await run(runImport)).toMatchObject({
      code: 1,
      said: expect.stringContaining("Usage: npm run import"),
    });
    expect((await run(runImport, "--publsh", "a.md")).said).toMatch(/^Unknown option '--publsh'/);
  });
});
