import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** What the desk says about how safe the text is. */
export function saveState(page: Page) {
  return page.locator("[data-save-state]");
}

/** The focused list of what stands in the way. */
export function errorSummary(page: Page) {
  return page.locator("[data-error-summary]");
}

/** Saves with the button and waits until the desk says that it is done. */
export async function save(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(saveState(page)).toHaveText(/^Saved /);
}

/** Publishes what is typed: opens the question, reads it, says yes. */
export async function publish(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Publish…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Publish now" }).click();
  await expect(saveState(page)).toHaveText(/^Published /);
}

/** Takes the story away from readers. */
export async function retract(page: Page): Promise<void> {
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Retract…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Retract now" }).click();
  await expect(saveState(page)).toHaveText(/^Retracted /);
}

/** Nothing that axe calls a fault, in the colours that are on. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`,
  );
  expect(found, what).toEqual([]);
}
