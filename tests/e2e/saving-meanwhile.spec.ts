import type { Page, Route } from "@playwright/test";
import { expect, test } from "#tests/support/browser.ts";
import {
  expectAccessible,
  expectText,
  publish,
  retract,
  save,
  saveState,
  write,
} from "#tests/support/desk.ts";
import { goToEnd, storedStory } from "#tests/support/desk-stories.ts";
import { kept } from "#tests/support/kept.ts";
import { login } from "#tests/support/people.ts";

test.describe.configure({ timeout: 90_000 });

const back = "What you had typed and not saved is back";

test("a writer whose story goes out while they type is told so, keeps the text, and stores it once it is theirs again", async ({
  page: wim,
  another,
  site,
  problems,
}) => {
  problems.allow(/403|ERR_FAILED/);
  const elsewhere = await another();
  const edda = await elsewhere.newPage();
  const writer = await login(wim.context(), site, { name: "Wim Example", role: "writer" });
  await login(elsewhere, site, { name: "Edda Example" });
  const address = await storedStory(site, { headline: "Out while one types", body: "Stored." }, writer);
  await wim.goto(address);
  await expectText(wim, "Body", "Stored.");
  await edda.goto(address);

  await test.step("what is typed when it goes out is refused with the reason, and kept", async () => {
    await wim.route("**/api/desk/stories", (route) => route.abort());
    await goToEnd(wim, "Body");
    await wim.keyboard.type(" Typed meanwhile.");
    await expect(saveState(wim)).toHaveText(/and tried again$/);
    await publish(edda);
    await wim.unroute("**/api/desk/stories");
    await expect(saveState(wim)).toHaveText(/^Not saved: .+; kept on this device$/, { timeout: 40_000 });
    await expect(wim.getByText("Changing it is for editors now")).toBeVisible();
    await expect(wim.getByRole("button", { name: "Save", exact: true })).toHaveCount(0);
    await expectText(wim, "Body", "Stored. Typed meanwhile.");
    await expect.poll(() => kept(wim)).toContain("Stored. Typed meanwhile.");
    await expectAccessible(wim, "closed to its writer");
    await wim.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await wim.getByRole("button", { name: "Copy my text" }).click();
    await expect(wim.getByRole("button", { name: "Copied" })).toBeVisible();
    expect(await wim.evaluate(() => navigator.clipboard.readText())).toContain("Stored. Typed meanwhile.");
  });

  await test.step("taken away from readers it is the writer’s again, with what the device kept", async () => {
    await retract(edda);
    await wim.reload();
    await expect(wim.getByText(back)).toBeVisible();
    await expectText(wim, "Body", "Stored. Typed meanwhile.");
    await wim.getByRole("button", { name: "Keep it" }).click();
    await expect(saveState(wim)).toHaveText(/^Saved /);
    await expectText(edda, "Body", "Stored. Typed meanwhile.");
  });
});

test("a story that is retracted while an editor types takes the text and stays away from readers", async ({
  page: ann,
  another,
  site,
}) => {
  const elsewhere = await another();
  const ben = await elsewhere.newPage();
  await login(ann.context(), site, { name: "Ann Example" });
  await login(elsewhere, site, { name: "Ben Example" });
  const address = await storedStory(site, { headline: "Retracted while one types", body: "Stored." });
  await ann.goto(address);
  await publish(ann);
  await ben.goto(address);
  await goToEnd(ann, "Body");
  await ann.keyboard.type(" Typed");
  await retract(ben);
  await ann.keyboard.type(" meanwhile.");
  await expect(saveState(ann)).toHaveText(/^Saved /);
  await expectText(ann, "Body", "Stored. Typed meanwhile.");
  await expectText(ben, "Body", "Stored. Typed meanwhile.");
  await ann.reload();
  await expectText(ann, "Body", "Stored. Typed meanwhile.");
  expect((await ann.request.get("/news/retracted-while-one-types")).ok()).toBe(false);
});

test("who goes to another page right after a word finds it stored", async ({
  page,
  context,
  another,
  site,
}) => {
  await login(context, site);
  const elsewhere = await another();
  await login(elsewhere, site, { name: "Ben Example" });
  const other = await elsewhere.newPage();
  const address = await storedStory(site, { headline: "Left in haste", body: "Stored." });
  page.on("dialog", (dialog) => dialog.accept());
  await page.goto(address);
  await other.goto(address);

  await test.step("by a link of the desk", async () => {
    await expectText(page, "Body", "Stored.");
    await goToEnd(page, "Body");
    await page.keyboard.type(" Then a link.");
    await page.getByRole("link", { name: "Stories" }).first().click();
    await expectText(other, "Body", "Stored. Then a link.");
  });

  await test.step("by the address bar", async () => {
    await page.goto(address);
    await expectText(page, "Body", "Stored. Then a link.");
    await goToEnd(page, "Body");
    await page.keyboard.type(" Then away.");
    await page.goto("about:blank");
    await expectText(other, "Body", "Stored. Then a link. Then away.");
  });

  await test.step("and the device offers nothing that is stored", async () => {
    await page.goto(address);
    await expectText(page, "Body", "Stored. Then a link. Then away.");
    await expect.poll(() => kept(page)).toBe("[]");
    await expect(page.getByText(back)).toHaveCount(0);
  });
});

test("a page that is older than the server says so, and brings the text along when it is loaded anew", async ({
  page,
  context,
  site,
  problems,
}) => {
  problems.allow(/404|409/);
  await login(context, site);
  const address = await storedStory(site, { headline: "Older than the server", body: "Stored." });
  await page.goto(address);
  await expectText(page, "Body", "Stored.");

  await test.step("an act that the server does not know any more", async () => {
    await page.route("**/desk/stories/*", asOfAnOlderBuild);
    await page.getByRole("button", { name: "Publish…" }).click();
    await expect(page.getByRole("dialog")).toContainText("The desk was updated while you were writing.");
    await page.getByRole("button", { name: "Go back" }).click();
    await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("menuitem", { name: "Submit for review…" }).click();
    await expect(page.getByRole("dialog")).toContainText("The desk was updated while you were writing.");
    await page.getByRole("button", { name: "Not yet" }).click();
  });

  await test.step("a route that is not there any more", async () => {
    const body = "<!doctype html><title>404: This page could not be found.</title>";
    await page.route("**/api/desk/stories", (route) =>
      route.fulfill({ status: 404, contentType: "text/html", body }),
    );
    await write(page, "Body", "Stored. And typed.");
    await expect(saveState(page)).toHaveText(
      "Not saved: the desk was updated; reload the page to go on; kept on this device, and tried again",
    );
    await page.unrouteAll();
    page.on("dialog", (dialog) => dialog.accept());
    await page.getByRole("button", { name: "Reload" }).click();
    await expect(page.getByText(back).or(saved(page))).toBeVisible();
    await expectText(page, "Body", "Stored. And typed.");
    await save(page);
    await page.reload();
    await expectText(page, "Body", "Stored. And typed.");
  });
});

function saved(page: Page) {
  return saveState(page).filter({ hasText: /^Saved / });
}

/** Calls an action that no build has; everything else goes its way. */
async function asOfAnOlderBuild(route: Route): Promise<void> {
  const headers = await route.request().allHeaders();
  if (!headers["next-action"]) return route.continue();
  await route.continue({ headers: { ...headers, "next-action": "7f".repeat(21) } });
}
