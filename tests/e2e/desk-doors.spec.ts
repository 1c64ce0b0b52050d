import type { Page } from "@playwright/test";
import { expect, test } from "#tests/support/browser.ts";
import { isAction, recordCalls, replay } from "#tests/support/calls.ts";
import { publish, retract, save, write } from "#tests/support/desk.ts";
import { login } from "#tests/support/people.ts";

test("every action and route of the desk checks session and role itself, and refuses other sites", async ({
  page,
  context,
  another,
  site,
  problems,
}) => {
  test.slow();
  problems.allow(/403|404|500/);
  await login(context, site);
  const calls = recordCalls(page, { routes: true });
  await useEverything(page);
  const address = page.url();
  expect(
    new Set(calls.filter(isAction).map(({ headers }) => headers["next-action"])).size,
  ).toBeGreaterThanOrEqual(7);
  const routes = calls.filter((call) => !isAction(call)).map(({ url }) => new URL(url).pathname);
  expect(routes).toContain("/api/desk/stories");
  expect(routes).toContain("/api/desk/presence");

  const stranger = await another();
  const writer = await another();
  await login(writer, site, { role: "writer" });
  for (const call of calls) {
    const signedOut = await replay(stranger, call);
    expect(signedOut.text, call.body.slice(0, 200)).toContain('"code":"unauthenticated"');
    if (!isAction(call)) expect(signedOut.status).toBe(401);
    const elsewhere = await replay(context, call, { origin: "https://evil.example" });
    if (isAction(call)) expect(elsewhere.status, call.body.slice(0, 200)).toBeGreaterThanOrEqual(400);
    else expect(elsewhere.status, call.body.slice(0, 200)).toBe(403);
  }
  const changing = calls.filter(
    ({ body }) => body.includes("expectedVersion") && !body.includes('"expectedVersion":null'),
  );
  expect(changing.length).toBeGreaterThanOrEqual(4);
  for (const call of changing) {
    const current = call.body.replace(/"expectedVersion":\d+/, `"expectedVersion":${await versionOf(page)}`);
    const answer = await replay(writer, { ...call, body: current });
    expect(answer.text, call.body.slice(0, 200)).toContain('"code":"forbidden"');
    if (!isAction(call)) expect(answer.status).toBe(403);
  }
  await page.goto(address);
  await expect(page.getByLabel("Headline")).toHaveValue("Every action once");
});

test("actions take what is well-formed and nothing else", async ({ page, context, site }) => {
  await login(context, site);
  const calls = recordCalls(page, { routes: true });
  await page.goto("/desk/stories/new");
  await page.getByLabel("Headline").fill("Well formed");
  await save(page);
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Submit for review" }).click();
  await expect(page.getByText("In review").first()).toBeVisible();
  const moved = calls.find((call) => isAction(call) && call.body.includes("submit"));
  const saved = calls.find(({ url }) => url.endsWith("/api/desk/stories"));
  if (!moved || !saved) throw new Error("The story was not saved and moved by calls.");
  for (const body of [
    "[]",
    "[null]",
    '["x"]',
    '[{"id":"1; drop table"}]',
    '[{"id":-1,"expectedVersion":1}]',
  ]) {
    const answer = await replay(context, { ...moved, body });
    expect(answer.text, body).toContain('"code":"invalid"');
  }
  for (const body of [
    "",
    "{",
    "[]",
    "null",
    '{"id":"1; drop table"}',
    saved.body.replace('"id":null', '"id":-1'),
  ]) {
    const answer = await replay(context, { ...saved, body });
    expect(answer.status, body).toBe(422);
    expect(answer.text, body).toContain('"code":"invalid"');
  }
});

test("the desk stands in no other page's frame, and only its preview in its own", async ({ request }) => {
  for (const path of ["/desk/sign-in", "/desk"]) {
    const headers = (await request.get(path, { maxRedirects: 0 })).headers();
    expect(headers["content-security-policy"], path).toContain("frame-ancestors 'none'");
    expect(headers["cache-control"], path).toContain("no-store");
  }
  const preview = (await request.get("/desk/preview", { maxRedirects: 0 })).headers();
  expect(preview["content-security-policy"]).toContain("frame-ancestors 'self'");
});

/** Uses every action once. */
async function useEverything(page: Page): Promise<void> {
  await page.goto("/desk/paste");
  await page
    .getByLabel("The story’s text")
    .fill("Every action once\n\nOur Take\n\nA take.\n\nWhy it matters\n\nA reason.");
  await page.getByRole("button", { name: "Read the story" }).click();
  await page.getByLabel("Section").selectOption("news");
  await page.getByLabel("Summary").fill("A summary.");
  await write(page, "Body", "A body.");
  await page.getByRole("button", { name: "Add an action" }).click();
  await page.getByLabel("Audience").fill("Everybody");
  await page.getByLabel("What to do").fill("Wait.");
  await page.getByLabel("Tags", { exact: true }).fill("LLM");
  await page.getByRole("button", { name: "Add tag" }).click();
  await page.getByLabel("Follows").fill("xz");
  await expect(page.getByRole("listbox", { name: "Stories found" }).getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.frameLocator("iframe").locator("h1")).toHaveText("Every action once");
  await page.getByRole("button", { name: "Preview" }).click();
  await save(page);
  await page.getByLabel("Summary").fill("Another summary.");
  await save(page);
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Submit for review" }).click();
  await expect(page.getByText("In review").first()).toBeVisible();
  await publish(page);
  await retract(page);
}

/** The version that is stored now. */
async function versionOf(page: Page): Promise<number> {
  const id = /(\d+)$/.exec(page.url())?.[1];
  const answer = await page.request.get(`/api/desk/stories/${id}`);
  return (await answer.json()).value.version;
}
