import { systemActor } from "#lib/auth/policy.ts";
import { serially } from "#lib/database/serially.ts";
import { ok, type Result, refused } from "#lib/result.ts";
import { sections } from "#lib/sections/queries.ts";
import { storyAtAddress } from "#lib/stories/archive.ts";
import { createStory, publishStory, type StoryRef, saveStory } from "#lib/stories/commands.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import type { DeskStory } from "#lib/stories/desk-queries.ts";
import { slugify } from "#lib/stories/slug.ts";
import { together } from "#lib/stories/together.ts";
import { bringVerdict } from "#lib/takes/bring.ts";
import type { KeptVerdict } from "#lib/takes/verdict.ts";
import { ensureSections } from "./sections.ts";

export type ImportOptions = {
  /** Show it to readers, too. */
  publish?: boolean;
  /** False: only say what would happen. */
  keep?: boolean;
};

/** What is brought in; a file may hold a verdict on the claim. */
export type ImportedFile = { content: StoryContent; publishedAt: Date | null; verdict?: KeptVerdict | null };

export type Imported = {
  outcome: "created" | "updated" | "unchanged";
  story: StoryRef;
  /** Readers see the story, though not necessarily what was imported. */
  live: boolean;
  /** The story has another verdict here than in the file, and keeps it. */
  otherVerdict?: true;
};

/**
 * Brings a story in, whole or not at all. A story that has, or ever had, its address is changed by a new revision
 * and keeps its present address; only where none has is one made, also when two imports meet. When somebody saves the
 * story in between, it is tried over once.
 */
export async function importStory(
  file: ImportedFile,
  options: ImportOptions = {},
): Promise<Result<Imported>> {
  const first = await attempt(file, options);
  return !first.ok && first.problem.code === "stale" ? attempt(file, options) : first;
}

/** The address that a file's story has or would get. */
export function addressMeant(content: StoryContent): string {
  return content.slug || slugify(content.headline);
}

async function attempt(
  file: ImportedFile,
  { publish = false, keep = true }: ImportOptions,
): Promise<Result<Imported>> {
  const address = addressMeant(file.content);
  return together(
    async (tx) => {
      await serially(tx, `address ${address}`);
      await ensureSections(tx);
      const content = { ...file.content, section: await knownSection(file.content.section) };
      const existing = await storyAtAddress(address);
      if (publish && existing?.state === "retracted") return refused(retracted);
      const stored = existing
        ? await change(existing, content, file.publishedAt, publish)
        : await create(content, file.publishedAt, publish);
      return stored.ok && file.verdict ? withVerdict(stored.value, file.verdict) : stored;
    },
    { keep },
  );
}

async function withVerdict(stored: Imported, verdict: KeptVerdict): Promise<Result<Imported>> {
  const brought = await bringVerdict(systemActor, stored.story.id, verdict);
  if (!brought.ok) return brought;
  if (brought.value === "kept") return ok({ ...stored, otherVerdict: true });
  const changed = brought.value === "brought" && stored.outcome === "unchanged";
  return ok(changed ? { ...stored, outcome: "updated" } : stored);
}

async function create(
  content: StoryContent,
  publishedAt: Date | null,
  publish: boolean,
): Promise<Result<Imported>> {
  const created = await createStory(systemActor, content, { publishedAt });
  if (!created.ok || !publish) return imported(created, "created", false);
  return imported(
    await publishStory(systemActor, { ...expected(created.value), imported: true }),
    "created",
    true,
  );
}

async function change(
  existing: DeskStory,
  content: StoryContent,
  publishedAt: Date | null,
  publish: boolean,
): Promise<Result<Imported>> {
  const saved = await saveStory(systemActor, {
    ...expected(existing),
    content: { ...content, slug: existing.content.slug },
    publishedAt: publishedAt ?? undefined,
  });
  if (!saved.ok) return saved;
  if (publish && saved.value.state !== "published")
    return imported(
      await publishStory(systemActor, { ...expected(saved.value), imported: true }),
      "updated",
      true,
    );
  return imported(saved, saved.value.changed ? "updated" : "unchanged", existing.live);
}

function imported(result: Result<StoryRef>, outcome: Imported["outcome"], live: boolean): Result<Imported> {
  return result.ok ? { ok: true, value: { outcome, story: result.value, live } } : result;
}

function expected(story: { id: number; version: number }) {
  return { id: story.id, expectedVersion: story.version };
}

/** Files may name a section by its address or by its name, which admins may have set apart. */
async function knownSection(slug: string): Promise<string> {
  const known = await sections();
  return (
    (known.find((section) => section.slug === slug) ?? known.find(({ name }) => slugify(name) === slug))
      ?.slug ?? slug
  );
}

const retracted = {
  code: "conflict" as const,
  message: "This story was retracted; restore it at the desk before it is published again.",
};
