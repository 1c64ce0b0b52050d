import type { APIRequestContext } from "@playwright/test";
import { systemActor } from "#lib/auth/policy.ts";
import { disconnect } from "#lib/database/client.ts";
import { createStory, publishStory } from "#lib/stories/commands.ts";
import { expect, test } from "#tests/support/browser.ts";
import { type Judge, startJudge } from "#tests/support/lighthouse.ts";
import { value } from "#tests/support/newsroom.ts";
import { login } from "#tests/support/people.ts";
import { photograph } from "#tests/support/pictures.ts";
import type { Site } from "#tests/support/site.ts";
import { completeStory, fullStory } from "#tests/support/stories.ts";

// The one file that measures time: tests/run.ts begins it when all others are done.
let judge: Judge;

test.beforeAll(async () => {
  judge = await startJudge(process.env.TEST_BROWSER);
});

test.afterAll(async () => {
  await judge?.close();
  await disconnect();
});

test("Lighthouse finds no fault with story, front page and tag page on a slow telephone", async ({
  site,
  request,
}) => {
  test.setTimeout(300_000);
  const story = await publishedInFull(site);
  for (const path of [story, "/", "/tags/harbours"]) {
    await compressedBest(request, site.url + path);
    const { scores, faults } = await judge.judge(site.url + path, 99);
    const said = [path, ...faults].join("\n");
    expect.soft(scores, said).toMatchObject({ accessibility: 100, "best-practices": 100, seo: 100 });
    expect.soft(scores.performance, said).toBeGreaterThanOrEqual(99);
  }
});

/** A story with every part that a story can have. */
async function publishedInFull(site: Site): Promise<string> {
  const desk = await judge.browser.newContext();
  await login(desk, site);
  const uploaded = await desk.request.post(`${site.url}/api/desk/pictures?name=harbour.jpg`, {
    headers: { origin: site.url, "content-type": "image/jpeg" },
    data: await photograph(1200, 800),
  });
  const picture = (await uploaded.json()).value;
  await desk.close();
  process.env.DATABASE_URL = site.databaseUrl;
  const hero = { src: picture.src, alt: "A harbour in the morning.", credit: "Ann Example" };
  const before = completeStory({
    headline: "Exampleton plans without coal",
    slug: "plans",
    tags: ["Harbours"],
  });
  for (const content of [before, fullStory({ hero, follows: "plans" })]) {
    const { id, version } = value(await createStory(systemActor, content));
    value(await publishStory(systemActor, { id, expectedVersion: version }));
  }
  return `/news/${fullStory().slug}`;
}

/** Waits until a page is sent as it is to most of its readers. */
async function compressedBest(request: APIRequestContext, url: string): Promise<void> {
  await expect
    .poll(async () => (await request.get(url, { headers: { "accept-encoding": "br" } })).headers().etag, {
      message: `the best compression of ${url}`,
    })
    .toMatch(/-br"$/);
}
