import { expect, type Page } from "@playwright/test";
import type { Actor } from "#lib/auth/policy.ts";
import { disconnect } from "#lib/database/client.ts";
import type { Result } from "#lib/result.ts";
import { approveAndSchedule } from "#lib/schedule/approving.ts";
import { createStory } from "#lib/stories/commands.ts";
import { test as base } from "./browser.ts";
import { makePerson } from "./people.ts";
import { completeStory } from "./stories.ts";

export const hour = 60 * 60_000;

export const test = base.extend<{ editor: Actor }>({
  /** Somebody who may publish, known to the database that this test writes to. */
  editor: async ({ site }, use) => {
    process.env.DATABASE_URL = site.databaseUrl;
    process.env.SITE_URL = site.url;
    const { id, name, role } = await makePerson(site.databaseUrl, { name: "Edda Example" });
    await use({ id, name, role });
    await disconnect();
  },
});

/** A story of which exactly the first version goes out at a time. */
export async function scheduled(editor: Actor, headline: string, at: Date) {
  const { id, slug, version, revision } = must(await createStory(editor, completeStory({ headline })));
  const plan = { id, expectedVersion: version, number: revision, at };
  const { schedule } = must(await approveAndSchedule(editor, plan));
  return { id, slug, at, schedule };
}

/** Waits until the page answers to keys and clicks. */
export async function ready(page: Page): Promise<void> {
  await expect(page.locator("html[data-ready]")).toHaveCount(1);
}

/** The value of a result that must be one. */
export function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.problem.message);
}
