import { beforeAll, expect, it } from "vitest";
import { systemActor } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import { searchStories } from "#lib/search/queries.ts";
import { createStory, publishStory } from "#lib/stories/commands.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import { loadContent } from "#lib/transfer/content.ts";
import { inventor } from "../../bench/scale/stories.ts";
import { withDatabase } from "../../support/database.ts";
import { indexAll } from "../../support/search.ts";
import { completeStory } from "../../support/stories.ts";

withDatabase();

const mayo = "mayo-clinic-will-own-ai-model-built-with-microsoft";
const crowdstrike = "crowdstrike-update-crashed-windows-hosts";
const deepseek = "deepseek-r1-opens-weights-and-method";
const act = "eu-ai-act-enters-into-force";
const rules = "eu-rules-for-general-purpose-ai-apply";
const foundation = "mcp-moves-to-the-agentic-ai-foundation";
const metr = "metr-trial-finds-ai-slowed-experienced-developers";
const plug = "model-context-protocol-one-plug-for-ai-tools";
const agpl = "redis-8-adds-agpl-and-returns-to-open-source";
const bsd = "redis-swaps-bsd-for-source-available-licenses";
const worm = "shai-hulud-worm-spreads-through-npm";
const compiler = "typescript-compiler-is-being-ported-to-go";
const valkey = "valkey-picks-up-redis-under-the-linux-foundation";
const xz = "xz-backdoor-was-in-the-tarball";
const cafe = "cafe";
const salmon = "salmon";
/** Stories that nobody wrote, among which the others have to be found. */
const invented = 120;

beforeAll(async () => {
  await loadContent();
  await publish(cafe, {
    headline: "Café Überblick prints résumés while you wait",
    summary: "A café in Westvale lends its printer to whoever looks for work.",
    body: "## The printer\n\nTomás Example keeps it beside the till. His naïve plan worked.",
    tags: ["Work"],
  });
  await publish(salmon, {
    headline: "Salmon farms count their fish by e-mail",
    summary: "Farmers in Eastmere are told the number of salmon every morning.",
    ourTake: "Counting by state-of-the-art sonar is cheap; AT-7 sonars are not the point.",
    body: "## What was counted\n\nThirty-one cages, and a whale that was no salmon.",
    tags: ["Fisheries", "Machine Vision"],
  });
  const { story } = inventor(1, invented, new Date("2026-01-01T12:00:00Z"));
  for (let n = 0; n < invented; n += 1) {
    const { headline, summary, ourTake, body, tags } = story(n).content;
    await publish(`invented-${n}`, { headline, summary, ourTake, body, tags });
  }
  await indexAll();
}, 120_000);

/** What is typed, and what comes first (a list: what is found, in any order; null: nothing). */
const pairs: [query: string, expected: string | string[] | null][] = [
  // Words.
  ["mayo clinic", mayo],
  ["Mayo Clinic Microsoft model", mayo],
  ["redis agpl", agpl],
  ["valkey", valkey],
  ["backdoor", xz],
  ["typescript compiler", compiler],
  ["npm worm", worm],
  ["developers slower", metr],
  ["EU AI Act", act],
  ["general-purpose AI fines", rules],
  ["windows crash", crowdstrike],
  ["reasoning model weights MIT", deepseek],
  ["common plug for assistants", plug],
  ["model context protocol", foundation],
  ["linux foundation fund", foundation],
  ["IT leaders", mayo],
  ["liblzma", xz],
  ["Andres Freund", xz],
  ["Anders Hejlsberg", compiler],
  // Parts that are not the text: what to do, sources, tags.
  ["supply chain", [worm, xz]],
  ["regulation deadline", act],
  ["machine vision", salmon],
  // Forms of words, case, accents.
  ["licenses redis bsd", bsd],
  ["compilers go", compiler],
  ["BACKDOORS", xz],
  ["worms", worm],
  ["cafe", cafe],
  ["CAFÉ", cafe],
  ["uberblick", cafe],
  ["resume printer", cafe],
  ["tomas", cafe],
  ["naive", cafe],
  ["farm salmons", salmon],
  // Compounds.
  ["email salmon", salmon],
  ["e-mail salmon", salmon],
  ["state of the art sonar", salmon],
  ["state-of-the-art", salmon],
  ["de-identified", mayo],
  // Typing mistakes and beginnings.
  ["micorsoft mayo", mayo],
  ["deepsek", deepseek],
  ["crowdstike", crowdstrike],
  ["typscript", compiler],
  ["bakdoor", xz],
  ["salmn", salmon],
  ["valky", valkey],
  ["crowdstr", crowdstrike],
  ["hejls", compiler],
  // Phrases.
  ['"release tarball"', xz],
  ['"tarball release"', null],
  ['"ported to go"', compiler],
  ['"eight days after"', valkey],
  ["“context protocol” redis", null],
  // Without.
  ["redis -valkey -agpl", [bsd]],
  ["redis -license", null],
  ['redis -"linux foundation"', [bsd]],
  ["supply chain -npm", xz],
  // Filters.
  ["tag:databases", [agpl, bsd, valkey]],
  ['tag:"incident response" -tag:javascript', [crowdstrike, xz]],
  ["tag:#llm section:tools", plug],
  ["section:policy redis", bsd],
  ["ai before:2024-09 section:policy", act],
  ["ai after:2025-08 before:2025-09", rules],
  ["redis after:2025", agpl],
  ["redis before:2024-03-25", bsd],
  ["tag:nothing-of-the-kind", null],
  ["section:sports", null],
  ["by:nobody", null],
  // Nothing at all.
  ["xqzzv", null],
  ["salmon typescript", null],
];

it.each(pairs)("%s", async (query, expected) => {
  const answer = await searchStories({ query, edition: "published" });
  const slugs = answer.results.map(({ slug }) => slug);
  if (expected === null) expect(slugs).toEqual([]);
  else if (typeof expected === "string") expect(slugs[0]).toBe(expected);
  else expect(slugs.toSorted()).toEqual(expected.toSorted());
});

it("there are more than sixty of them, over more stories than one page shows", async () => {
  expect(pairs.length).toBeGreaterThanOrEqual(60);
  expect(await database().story.count()).toBeGreaterThan(130);
});

async function publish(slug: string, parts: Partial<StoryContent>): Promise<void> {
  const created = await createStory(systemActor, completeStory({ slug, ...parts }), {
    publishedAt: new Date("2025-10-01"),
  });
  if (!created.ok) throw new Error(created.problem.message);
  const { id, version } = created.value;
  const published = await publishStory(systemActor, { id, expectedVersion: version });
  if (!published.ok) throw new Error(published.problem.message);
}
