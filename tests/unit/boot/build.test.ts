import { mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hashSources } from "#lib/boot/build.ts";

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "sources-"));
  await mkdir(join(root, "app", "news"), { recursive: true });
  await mkdir(join(root, "tests"));
  await writeFile(join(root, "app", "page.tsx"), "one");
  await writeFile(join(root, "app", "news", "page.tsx"), "two");
});

afterEach(() => rm(root, { recursive: true }));

describe("whether to build again", () => {
  it("depends on what the sources say", async () => {
    const before = await hashSources(root);
    await writeFile(join(root, "app", "page.tsx"), "another");
    expect(await hashSources(root)).not.toBe(before);
    await writeFile(join(root, "app", "page.tsx"), "one");
    expect(await hashSources(root)).toBe(before);
  });

  it("depends on where they are", async () => {
    const before = await hashSources(root);
    await mkdir(join(root, "app", "about"));
    await writeFile(join(root, "app", "about", "page.tsx"), "");
    expect(await hashSources(root)).not.toBe(before);
  });

  it("does not depend on their age, on tests, notes or hidden files", async () => {
    const before = await hashSources(root);
    await utimes(join(root, "app", "page.tsx"), 1, 1);
    await writeFile(join(root, "tests", "a.test.ts"), "a test");
    await writeFile(join(root, "app", ".page.tsx.swp"), "an editor's");
    await writeFile(join(root, "app", "README.md"), "a note");
    expect(await hashSources(root)).toBe(before);
  });
});
