import { beforeAll, expect, it } from "vitest";
import { systemActor } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import { indexStories } from "#lib/search/commands.ts";
import { findStories, searchDesk } from "#lib/search/desk.ts";
import { createStory, publishStory } from "#lib/stories/commands.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import { withDatabase } from "../../support/database.ts";
import { completeStory } from "../../support/stories.ts";

withDatabase();

const reader = { ...systemActor, role: "reader" as const };
const slugsOf = async (text: string, filters = {}) =>
  (await searchDesk(systemActor, { text, ...filters })).stories.map(({ slug }) => slug);

beforeAll(async () => {
  await database().section.create({ data: { slug: "news", name: "News" } });
  await database().user.create({
    data: { id: "ann", name: "Ann Example", email: "ann@example.org", role: "writer" },
  });
  await store("hail", { headline: "Hail comes early", tags: ["Weather"] }, { live: true });
  await store("barometers", { ourTake: "Nobody calibrates hail instruments." }, { by: "ann" });
});

it("the list finds drafts too, says where, and narrows by its filters", async () => {
  expect((await slugsOf("hail")).sort()).toEqual(["barometers", "hail"]);
  expect(await slugsOf("hail", { state: "draft" })).toEqual(["barometers"]);
  expect(await slugsOf("hail", { tag: "weather" })).toEqual(["hail"]);
  expect(await slugsOf("hail", { author: "ann" })).toEqual(["barometers"]);
  expect(await slugsOf("hail", { whose: { view: "work", person: { id: "ann", role: "writer" } } })).toEqual([
    "barometers",
  ]);
  expect(await slugsOf("hail state:published -instruments")).toEqual(["hail"]);
  const { stories, matches, total } = await searchDesk(systemActor, { text: "calibrate" });
  expect(total).toBe(1);
  expect(matches.get(stories[0]?.id ?? 0)?.snippet).toMatchObject({ part: "Our Take" });
});

it("a story that was saved a moment ago is found by its headline before search knows it", async () => {
  await store("just-now", { headline: "Written just now about anemometers" }, { indexed: false });
  expect(await slugsOf("anemometers")).toEqual(["just-now"]);
  expect((await findStories(systemActor, "just anemo")).map(({ slug }) => slug)).toEqual(["just-now"]);
  expect(await slugsOf("anemometers", { state: "published" })).toEqual([]);
});

it("whoever may not read drafts finds nothing on the desk", async () => {
  expect((await searchDesk(reader, { text: "hail" })).stories).toEqual([]);
  expect(await findStories(reader, "hail")).toEqual([]);
});

it("any text is answered", async () => {
  for (const text of [
    "",
    "-",
    '"',
    "tag:",
    "a".repeat(10_000),
    "'; drop table stories; --",
    "\0 (((",
    "before:never",
  ])
    expect(Array.isArray(await slugsOf(text)), text.slice(0, 20)).toBe(true);
});

async function store(
  slug: string,
  parts: Partial<StoryContent>,
  { live = false, by = null as string | null, indexed = true } = {},
) {
  const actor = by ? { id: by, name: "Ann Example", role: "writer" as const } : systemActor;
  const created = await createStory(actor, completeStory({ slug, headline: slug, ...parts }));
  if (!created.ok) throw new Error(created.problem.message);
  const { id, version } = created.value;
  if (live) await publishStory(systemActor, { id, expectedVersion: version });
  if (indexed) await indexStories([id]);
}
