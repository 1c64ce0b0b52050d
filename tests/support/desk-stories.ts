import type { Page } from "@playwright/test";
import { type Actor, systemActor } from "#lib/auth/policy.ts";
import { disconnect } from "#lib/database/client.ts";
import { createStory } from "#lib/stories/commands.ts";
import { writing } from "./desk.ts";
import { completeStory } from "./stories.ts";

/** Stores a complete story in a site's database, begun by `actor`; gives its address on the desk. */
export async function storedStory(
  site: { databaseUrl: string },
  parts: Parameters<typeof completeStory>[0],
  actor: Actor = systemActor,
): Promise<string> {
  process.env.DATABASE_URL = site.databaseUrl;
  const story = await createStory(actor, completeStory(parts));
  await disconnect();
  if (!story.ok) throw new Error(story.problem.message);
  return `/desk/stories/${story.value.id}`;
}

/** Puts the cursor behind all that a part's editor holds, so that the keyboard writes on there. */
export async function goToEnd(page: Page, label: string): Promise<void> {
  await writing(page, label).and(page.locator("[contenteditable=true]")).press("ControlOrMeta+End");
}
