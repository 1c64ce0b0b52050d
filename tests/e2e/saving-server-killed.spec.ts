import type { Page } from "@playwright/test";
import { expect, test } from "#tests/support/browser.ts";
import { expectText, saveState } from "#tests/support/desk.ts";
import { goToEnd, storedStory } from "#tests/support/desk-stories.ts";
import { kept } from "#tests/support/kept.ts";
import { login } from "#tests/support/people.ts";
import { startSite } from "#tests/support/site.ts";

test.describe.configure({ timeout: 120_000 });

test("a server that is killed while somebody types and started again has cost nothing", async ({
  another,
  problems,
}) => {
  problems.allow(/ERR_CONNECTION|ERR_EMPTY_RESPONSE|ERR_SOCKET|Failed to fetch/);
  const site = await startSite();
  const context = await another({ baseURL: site.url });
  await login(context, site);
  const address = await storedStory(site, { headline: "Killed while typing", body: "" });
  let page = await context.newPage();
  await page.goto(address);

  const typed: string[] = [];
  await test.step("the server dies between two keys, and typing goes on", async () => {
    await goToEnd(page, "Body");
    await type(page, typed, 3);
    const [, more] = await Promise.all([site.kill(), type(page, typed, 4)]);
    expect(more).toBe(4);
    await expect(saveState(page)).toHaveText(/^Not saved: the server does not answer; kept on this device/);
  });

  await test.step("started again on the same port, it gets everything without being asked", async () => {
    await site.restart();
    await expect(saveState(page)).toHaveText(/^Saved /, { timeout: 40_000 });
    await page.reload();
    await expectText(page, "Body", typed.join(" "));
  });

  await test.step("a tab that goes down with the server has lost a second at most", async () => {
    await goToEnd(page, "Body");
    await type(page, typed, 1);
    await site.kill();
    await type(page, typed, 2);
    const lastKey = Date.now();
    await expect.poll(() => kept(page), { intervals: [50] }).toContain(typed.join(" "));
    expect(Date.now() - lastKey).toBeLessThan(1000);
    await page.close({ runBeforeUnload: false });
    await site.restart();
    page = await context.newPage();
    await page.goto(address);
    await expect(page.getByText("What you had typed and not saved is back")).toBeVisible();
    await expectText(page, "Body", typed.join(" "));
    await page.getByRole("button", { name: "Keep it" }).click();
    await expect(saveState(page)).toHaveText(/^Saved /);
    await page.reload();
    await expectText(page, "Body", typed.join(" "));
    await expect(page.getByText("What you had typed and not saved is back")).toHaveCount(0);
  });

  await page.close();
  await site.stop();
});

/** Types numbered sentences on, key by key; gives how many. */
async function type(page: Page, typed: string[], count: number): Promise<number> {
  for (let i = 0; i < count; i++) {
    const sentence = `Sentence ${typed.length + 1} of a story that is being written.`;
    await page.keyboard.type(`${typed.length > 0 ? " " : ""}${sentence}`, { delay: 20 });
    typed.push(sentence);
  }
  return count;
}
