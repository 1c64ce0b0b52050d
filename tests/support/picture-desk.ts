import { type BrowserContext, expect, type Locator, type Page } from "@playwright/test";
import { systemActor } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import type { LibraryPicture } from "#lib/pictures/queries.ts";
import { createStory, retractStory } from "#lib/stories/commands.ts";
import type { Hero } from "#lib/stories/content.ts";
import { jpeg } from "./pictures.ts";
import type { Site } from "./site.ts";
import { completeStory } from "./stories.ts";

/** A picture that no other test has: the library knows files by their content. */
let seed = Date.now() % 100_000;
export async function photo(name: string, width = 1800, height = 1200) {
  seed += 1;
  return { name, mimeType: "image/jpeg", buffer: await jpeg(width, height, seed) };
}

/** A picture in the site's library. */
export async function uploaded(context: BrowserContext, site: Site, name: string): Promise<LibraryPicture> {
  const { buffer } = await photo(name, 900, 600);
  const answer = await context.request.post(
    `${site.url}/api/desk/pictures?name=${encodeURIComponent(name)}`,
    {
      headers: { origin: site.url, "content-type": "image/jpeg" },
      data: buffer,
    },
  );
  return (await answer.json()).value;
}

/** Opens a new story, complete but for what a test adds. */
export async function openStory(
  page: Page,
  site: Site,
  headline: string,
  hero: Hero | null = null,
): Promise<void> {
  process.env.DATABASE_URL = site.databaseUrl;
  const story = await createStory(systemActor, completeStory({ headline, hero }));
  if (!story.ok) throw new Error(story.problem.message);
  opened.push(story.value.id);
  await page.goto(`/desk/stories/${story.value.id}`);
  await expect(page.getByLabel("Headline")).toHaveValue(headline);
}

const opened: number[] = [];

/** Takes the opened stories away from readers again: other tests look at the same site's front page. */
export async function retractOpened(): Promise<void> {
  for (const id of opened.splice(0)) {
    const story = await database().story.findUnique({ where: { id } });
    if (story?.publishedNumber) await retractStory(systemActor, { id, expectedVersion: story.version });
  }
}

/** The part of the form that holds the story's picture. */
export function picturePart(page: Page): Locator {
  return page.getByRole("group", { name: "Picture", exact: true });
}

export function focalPoint(page: Page): Locator {
  return page.getByRole("slider", { name: "Focal point" });
}

/** Waits until the part shows a picture of the library; a busy machine takes its time to make the sizes. */
export async function expectPicture(page: Page): Promise<void> {
  await expect(focalPoint(page)).toBeVisible({ timeout: 15_000 });
}

/** Puts a file into a drop or a paste, as a person's browser would. */
export async function hand(
  page: Page,
  what: "drop" | "paste",
  onto: string,
  given: { name: string; buffer: Buffer },
): Promise<void> {
  await page.evaluate(
    ({ what, onto, name, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], name, { type: "image/jpeg" }));
      const init = { bubbles: true, cancelable: true };
      const event =
        what === "drop"
          ? new DragEvent("drop", { ...init, dataTransfer: data })
          : new ClipboardEvent("paste", { ...init, clipboardData: data });
      document.querySelector(onto)?.dispatchEvent(event);
    },
    { what, onto, name: given.name, base64: given.buffer.toString("base64") },
  );
}
