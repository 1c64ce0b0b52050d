import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { database, disconnect } from "#lib/database/client.ts";
import { startJobs } from "#lib/jobs/tasks.ts";
import type { Worker } from "#lib/jobs/worker.ts";
import { deskStory } from "#lib/stories/desk-queries.ts";
import { editor, value } from "../../support/newsroom.ts";
import { approvedStory, scheduleAt, timesPublished } from "../../support/schedules.ts";
import { startTestServer, type TestServer } from "../../support/server.ts";

const shared = process.env.TEST_SERVER;
let server: TestServer;
let worker: Worker;

beforeAll(async () => {
  server = await startTestServer();
  process.env.TEST_SERVER = shared;
  process.env.DATABASE_URL = server.url.replace("/postgres?", "/template_empty?");
  await database().section.create({ data: { slug: "news", name: "News" } });
  const { id, name, role } = editor;
  await database().user.create({ data: { id: id ?? "", name, role, email: "edda@example.org" } });
  worker = startJobs();
}, 60_000);

afterAll(async () => {
  await worker.stop();
  await disconnect();
  await server.close();
});

describe("a database that is restarted when a story is due", () => {
  it("has the story go out once, as soon as it is back", async () => {
    const story = await approvedStory({ headline: "Example Org opens its archive" });
    const at = new Date(Date.now() + 1500);
    value(await scheduleAt(story, at));
    await server.pause();
    await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(at.getTime() + 500), { timeout: 10_000 });
    await server.resume();
    const back = Date.now();
    await vi.waitFor(async () => expect((await deskStory(story.id))?.live).toBe(true), { timeout: 15_000 });
    expect(Date.now() - back).toBeLessThan(5000);
    expect(await timesPublished(story.id)).toBe(1);
  }, 60_000);
});
