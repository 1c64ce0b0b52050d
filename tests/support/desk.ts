import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page } from "@playwright/test";

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

/** Publishes what is typed: opens the question, reads it, says yes; readers are told nothing of a change. */
export async function publish(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Publish…" }).click();
  const now = page.getByRole("dialog").getByRole("button", { name: "Publish now" });
  await expect(now).toBeVisible();
  const nothing = page.getByRole("radio", { name: /^Nothing/ });
  if (await nothing.isVisible()) await nothing.check();
  await now.click();
  await expect(saveState(page)).toHaveText(/^Published /);
}

/** Takes the story away from readers. */
export async function retract(page: Page): Promise<void> {
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Retract…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Retract now" }).click();
  await expect(saveState(page)).toHaveText(/^Retracted /);
}

/** Makes a move that asks something first, and answers it; the menu "More" is open. */
export async function takeStep(page: Page, name: string): Promise<void> {
  await page.getByRole("menuitem", { name: `${name}…` }).click();
  await page.getByRole("dialog").getByRole("button", { name, exact: true }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
}

/** The editor of a part that is Markdown: "Our Take", "Why it matters", "Body". */
export function writing(page: Page, label: string): Locator {
  return page.getByRole("textbox", { name: label, exact: true });
}

/** Takes this browser off the network, with the editors of these pages there: they are fetched when a story is opened. */
export async function goOffline(...pages: [Page, ...Page[]]): Promise<void> {
  for (const page of pages) {
    await expect(page.locator("[contenteditable=true][role=textbox]")).toHaveCount(3);
  }
  await pages[0].context().setOffline(true);
}

/** Puts a text in place of all that a part's editor holds, as a paste of plain text would. */
export async function write(page: Page, label: string, text: string): Promise<void> {
  const editor = writing(page, label).and(page.locator("[contenteditable=true]"));
  await expect(async () => {
    await editor.press("ControlOrMeta+a");
    // In the editor: a dialog that closes gives the focus back late, and then all of the page would be selected.
    const chosen = await editor.evaluate((field) => {
      if ((field as HTMLTextAreaElement).value === "") return true;
      const { anchorNode, focusNode, isCollapsed } = document.getSelection() as Selection;
      return field.contains(anchorNode) && field.contains(focusNode) && !isCollapsed;
    });
    expect(chosen, `all of ${label} is selected`).toBe(true);
  }).toPass({ timeout: 10_000 });
  // In one step: between two, the preview would draw a story without this part.
  if (text === "") await editor.press("Delete");
  else
    await editor.evaluate((field, data) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", data);
      field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  await drawn(page);
}

/** The form is drawn a frame after its editors: till then it says "Saved" of what was stored before. */
async function drawn(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((frame) => requestAnimationFrame(frame));
    for (let turn = 0; turn < 3; turn++) await new Promise((next) => setTimeout(next));
  });
}

/** Waits until a part's editor holds this Markdown. */
export async function expectText(page: Page, label: string, text: string | RegExp): Promise<void> {
  await expect(async () => {
    const value = await writing(page, label).evaluate((field) => (field as HTMLTextAreaElement).value, null, {
      timeout: 1000,
    });
    if (typeof text === "string") expect(value).toBe(text);
    else expect(value).toMatch(text);
  }, `the text of ${label}`).toPass({ timeout: 10_000 });
}

/** Nothing that axe calls a fault, in the colours that are on. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  expect(await faults(page), what).toEqual([]);
}

/**
 * Nothing that axe calls a fault, neither in light nor in dark colours: in the dark only what colours can make a fault is
 * looked at again. Leaves the page in the light.
 */
export async function expectAccessibleInBoth(page: Page, what: string): Promise<void> {
  await colours(page, "light");
  expect(await faults(page), `${what}, light`).toEqual([]);
  await colours(page, "dark");
  expect(await faults(page, ["color-contrast", "link-in-text-block"]), `${what}, dark`).toEqual([]);
  await colours(page, "light");
}

/** Takes these colours on and waits until all of the page has them. */
async function colours(page: Page, colorScheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.evaluate(async () => {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const passing = document
      .getAnimations()
      .filter(({ effect }) => effect?.getTiming().iterations !== Infinity);
    await Promise.all(passing.map((each) => each.finished.catch(() => {})));
  });
}

async function faults(page: Page, rules?: string[]): Promise<string[]> {
  // As one piece, since all frames are of one origin; only for faults is it said where they are. Both save much time.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({
    resultTypes: ["violations"],
    ...(rules && { runOnly: { type: "rule", values: rules } }),
  });
  const { violations } = await axe.analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`,
  );
}
