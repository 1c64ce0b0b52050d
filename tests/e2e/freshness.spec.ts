import fc from "fast-check";
import type { Actor } from "#lib/auth/policy.ts";
import { systemActor } from "#lib/auth/policy.ts";
import { database, disconnect } from "#lib/database/client.ts";
import type { Result } from "#lib/result.ts";
import { foundSections } from "#lib/sections/commands.ts";
import { createStory, publishStory, retractStory, saveStory } from "#lib/stories/commands.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import { deskStory } from "#lib/stories/desk-queries.ts";
import { giveVerdict } from "#lib/takes/commands.ts";
import { takeInHand } from "#lib/takes/desk.ts";
import { expect, test } from "../support/browser.ts";
import { type Site, startSite } from "../support/site.ts";
import { completeStory } from "../support/stories.ts";

// Two processes serve one database, one from the cache and one without; a third, this one, changes it. So whatever the
// cached site knows of a change it has heard from PostgreSQL.
const shared = { SITE_URL: "http://news.example.org" };
const actor: Actor = systemActor;

const names = ["alpha", "beta", "gamma", "delta"];
const tags = ["Archives", "Open Data", "LLM", "日本語"];
const sections = ["news", "policy"];

test.describe.configure({ timeout: 240_000 });

let cached: Site;
let fresh: Site;

test.beforeAll(async () => {
  cached = await startSite({ from: "empty", env: { ...shared, PAGE_CACHE: "on" } });
  fresh = await startSite({
    from: "empty",
    env: { ...shared, PAGE_CACHE: "off", DATABASE_URL: cached.databaseUrl },
  });
  process.env.DATABASE_URL = cached.databaseUrl;
  process.env.SITE_URL = shared.SITE_URL;
  await database().$transaction((tx) =>
    foundSections(
      tx,
      sections.map((slug) => ({ slug, name: `The ${slug}`, description: "" })),
    ),
  );
  for (let n = 1; n <= 21; n++) {
    const made = must(
      await createStory(actor, completeStory({ headline: `Filler ${n}`, tags: ["Archives"] })),
    );
    must(await publishStory(actor, { id: made.id, expectedVersion: made.version }));
  }
});

test.afterAll(async () => {
  await disconnect();
  await fresh.stop();
  await cached.stop();
});

type Step =
  | { act: "create"; name: string; parts: Partial<StoryContent> }
  | { act: "save"; name: string; parts: Partial<StoryContent> }
  | { act: "publish" | "retract" | "judge"; name: string };

const name = fc.constantFrom(...names);
const parts = fc.record(
  {
    headline: fc.constantFrom("One archive", "Two archives", "Three <b>archives</b> & “more”"),
    slug: fc.constantFrom("", "alpha", "beta-renamed", "gamma-renamed", "日本"),
    section: fc.constantFrom(...sections),
    tags: fc.uniqueArray(fc.constantFrom(...tags), { minLength: 1 }),
    ourTake: fc.constantFrom("A take.", "Another **take**."),
    body: fc.constantFrom("## One\n\nText.", "## Two\n\nOther text about weather archives."),
    follows: fc.constantFrom(null, "alpha", "beta", "filler-3"),
    claim: fc.constantFrom("It will open.", "It will not open."),
  },
  { requiredKeys: [] },
);
/** A claim and its day go together. */
const whole = (given: Partial<StoryContent>): Partial<StoryContent> =>
  given.claim ? { ...given, lookBack: given.claim.includes("not") ? "2094-01-31" : "2024-01-31" } : given;
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ act: fc.constant("create" as const), name, parts }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant("save" as const), name, parts }) },
  { weight: 5, arbitrary: fc.record({ act: fc.constant("publish" as const), name }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("retract" as const), name }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("judge" as const), name }) },
);

test("after any command every kept page is what a fresh render gives", async () => {
  const stories = new Map<string, number>();
  const applied: string[] = [];
  let rendered = await expectSame();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 12 }), async (steps) => {
      for (const each of steps) {
        const came = await apply(each, stories);
        applied.push(`${each.act} ${each.name}: ${came}`);
        // What was refused has changed nothing, so what was rendered before is right still.
        rendered = await expectSame(came === "done" ? undefined : rendered);
      }
    }),
    { numRuns: 4, endOnFailure: true },
  );
  const done = (act: string) =>
    applied.filter((line) => line.startsWith(act) && line.endsWith("done")).length;
  expect(
    [done("create"), done("save"), done("publish")].every((count) => count > 0),
    applied.join("\n"),
  ).toBe(true);
});

test("a page of which nobody has heard is there the moment it is published, and gone when retracted", async () => {
  const path = "/news/out-of-the-blue";
  const lists = [
    ...["/", "/news", "/tags/open-data", "/sections/news"],
    ...["/atom.xml", "/tags/open-data/rss.xml", "/sections/news/feed.json?part=why"],
  ];
  expect((await look(cached, path)).status).toBe(404);
  const made = must(
    await createStory(actor, completeStory({ slug: "out-of-the-blue", headline: "Out of the blue" })),
  );
  expect((await look(cached, path)).status).toBe(404);
  const asked = await fetch(`${cached.url}/atom.xml`);
  const known = { "if-none-match": asked.headers.get("etag") ?? "" };
  expect((await fetch(`${cached.url}/atom.xml`, { headers: known })).status).toBe(304);
  const live = must(await publishStory(actor, { id: made.id, expectedVersion: made.version }));
  await expect.poll(async () => (await look(cached, path)).status).toBe(200);
  expect((await fetch(`${cached.url}/atom.xml`, { headers: known })).status).toBe(200);
  for (const list of lists) {
    expect((await look(cached, list)).body, list).toContain("Out of the blue");
  }
  must(await retractStory(actor, { id: live.id, expectedVersion: live.version }));
  await expect.poll(async () => (await look(cached, path)).status).toBe(410);
  for (const list of lists) {
    expect((await look(cached, list)).body, list).not.toContain("Out of the blue");
  }
});

test("changes that were made while nothing was heard are seen when hearing begins again", async () => {
  const first = await look(cached, "/news");
  await cached.wire.cut();
  const made = must(await createStory(actor, completeStory({ headline: "Written in the dark" })));
  must(await publishStory(actor, { id: made.id, expectedVersion: made.version }));
  expect((await look(cached, "/news")).body).toBe(first.body);
  await cached.wire.mend();
  await expect
    .poll(async () => (await look(cached, "/news")).body, { timeout: 10_000 })
    .toContain("Written in the dark");
});

/** Does one step as far as the state of the story allows, and says how it went. */
async function apply(step: Step, stories: Map<string, number>): Promise<string> {
  const id = stories.get(step.name);
  if (step.act === "create") {
    const content = completeStory({ headline: `Story ${step.name}`, ...whole(step.parts) });
    const made = await createStory(actor, content);
    if (made.ok) stories.set(step.name, made.value.id);
    return made.ok ? "done" : made.problem.message;
  }
  const story = id === undefined ? null : await deskStory(id);
  if (!story) return "there is none yet";
  const expected = { id: story.id, expectedVersion: story.version };
  const result =
    step.act === "save"
      ? await saveStory(actor, { ...expected, content: { ...story.content, ...whole(step.parts) } })
      : step.act === "publish"
        ? await publishStory(actor, expected)
        : step.act === "judge"
          ? await judge(story.id)
          : await retractStory(actor, expected);
  return result.ok ? "done" : result.problem.message;
}

/** Says now this, now that of what a story claims. */
async function judge(story: number) {
  const version = (await takeInHand(actor, story))?.version ?? 0;
  const verdict = version % 2 ? "missed" : "held";
  return giveVerdict(actor, { story, version, verdict, note: "So it was.", url: "" });
}

type Look = { path: string; status: number; location: string | null; body: string };

/**
 * Compares every page once the jobs are done, and again for a few seconds: a look may come before the notification, and a
 * job may have gone on between the two looks. Each leaves all pages kept.
 */
async function expectSame(known?: Look[]): Promise<Look[]> {
  await jobsDone();
  const patience = Date.now() + 5000;
  let rendered = known ?? (await lookAtAll(fresh, await allPaths()));
  let different = await differing(rendered);
  while (different.length > 0 && Date.now() < patience) {
    rendered = await lookAtAll(fresh, await allPaths());
    different = await differing(rendered);
  }
  expect(different).toEqual([]);
  return rendered;
}

async function differing(rendered: Look[]): Promise<string[]> {
  const paths = rendered.map(({ path }) => path);
  return differences(await lookAtAll(cached, paths), rendered);
}

async function jobsDone(): Promise<void> {
  await expect
    .poll(async () => {
      const [queue] = await database().$queryRaw<{ due: number }[]>`
        select count(*)::int as due from graphile_worker.jobs where run_at <= now()`;
      return queue?.due;
    })
    .toBe(0);
}

async function allPaths(): Promise<string[]> {
  const slugs = await database().storySlug.findMany({
    where: { story: { slug: { not: { startsWith: "filler" } } } },
  });
  const known = ["alpha", "beta-renamed", "日本", "filler-3", "never-there"];
  const stories = [...new Set([...slugs.map(({ slug }) => slug), ...known])].map(
    (slug) => `/news/${encodeURIComponent(slug)}`,
  );
  const tagged = (await database().tag.findMany()).map(({ slug }) => encodeURIComponent(slug));
  return [
    "/",
    "/news",
    "/news?page=2",
    "/news?page=3",
    "/tags",
    ...sections.map((slug) => `/sections/${slug}`),
    "/sections/news?page=2",
    "/takes",
    "/takes?outcome=open",
    "/takes?section=news",
    ...tagged.map((slug) => `/tags/${slug}`),
    "/tags/archives?page=2",
    "/news?tag=archives&tag=open-data",
    "/news?tag=archives&tag=llm",
    ...["/atom.xml", "/sections/news/rss.xml", "/tags/archives/feed.json?part=take", "/do-this-week.ics"],
    ...["/sitemap.xml", "/sitemaps/stories-1.xml", "/sitemaps/tags-1.xml"],
    ...stories,
    ...stories.slice(0, 3).map((path) => `${path}/thread`),
    ...stories.slice(0, 4).map((path) => `${path}?related=archives`),
  ];
}

async function lookAtAll(site: Site, paths: string[]): Promise<Look[]> {
  const looks: Look[] = [];
  for (let at = 0; at < paths.length; at += 4) {
    looks.push(...(await Promise.all(paths.slice(at, at + 4).map((path) => look(site, path)))));
  }
  return looks;
}

async function look(site: Site, path: string): Promise<Look> {
  const answer = await fetch(site.url + path, { redirect: "manual" });
  return { path, status: answer.status, location: answer.headers.get("location"), body: await answer.text() };
}

function differences(seen: Look[], expected: Look[]): string[] {
  return seen.flatMap((page, at) => {
    const other = expected[at];
    if (
      !other ||
      (page.status === other.status && page.location === other.location && page.body === other.body)
    )
      return [];
    return [`${page.path}: ${page.status} ${page.location ?? ""} ${firstDifference(page.body, other.body)}`];
  });
}

function firstDifference(a: string, b: string): string {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return `…${a.slice(Math.max(0, at - 60), at + 60)}… instead of …${b.slice(Math.max(0, at - 60), at + 60)}…`;
}

function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.problem.message);
}
