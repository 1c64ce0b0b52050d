import type { Page, Request } from "@playwright/test";
import { expect, test } from "#tests/support/browser.ts";
import { publish, retract, save, write } from "#tests/support/desk.ts";
import { login } from "#tests/support/people.ts";

/** A server action as the browser asked for it: every one of them is a public POST. */
type Call = { url: string; headers: Record<string, string>; body: string };

test("every action of the desk checks session and role itself, and refuses other sites", async ({
  page,
  context,
  another,
  site,
  problems,
}) => {
  test.slow();
  problems.allow(/403|404|500/);
  await login(context, site);
  const calls = recordCalls(page);
  await useEverything(page);
  const address = page.url();
  expect(new Set(calls.map(({ headers }) => headers["next-action"])).size).toBeGreaterThanOrEqual(8);

  const stranger = await another();
  const writer = await another();
  await login(writer, site, { role: "writer" });
  for (const call of calls) {
    const signedOut = await replay(stranger, call);
    expect(signedOut.text, call.body.slice(0, 200)).toContain('"code":"unauthenticated"');
    const elsewhere = await replay(context, call, { origin: "https://evil.example" });
    expect(elsewhere.status, call.body.slice(0, 200)).toBeGreaterThanOrEqual(400);
  }
  const changing = calls.filter(
    ({ body }) => body.includes("expectedVersion") && !body.includes('"expectedVersion":null'),
  );
  expect(changing.length).toBeGreaterThanOrEqual(4);
  for (const call of changing) {
    const current = call.body.replace(/"expectedVersion":\d+/, `"expectedVersion":${await versionOf(page)}`);
    const answer = await replay(writer, { ...call, body: current });
    expect(answer.text, call.body.slice(0, 200)).toContain('"code":"forbidden"');
  }
  await page.goto(address);
  await expect(page.getByLabel("Headline")).toHaveValue("Every action once");
});

test("actions take what is well-formed and nothing else", async ({ page, context, site }) => {
  await login(context, site);
  const calls = recordCalls(page);
  await page.goto("/desk/stories/new");
  await page.getByLabel("Headline").fill("Well formed");
  await save(page);
  const [call] = calls;
  if (!call) throw new Error("The save made no call.");
  for (const body of [
    "[]",
    "[null]",
    '["x"]',
    '[{"id":"1; drop table"}]',
    '[{"id":-1,"expectedVersion":1,"content":{},"publishedLocal":null}]',
  ]) {
    const answer = await replay(context, { ...call, body });
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

function recordCalls(page: Page): Call[] {
  const calls: Call[] = [];
  page.context().on("request", (request: Request) => {
    const headers = request.headers();
    if (headers["next-action"]) calls.push({ url: request.url(), headers, body: request.postData() ?? "" });
  });
  return calls;
}

async function replay(
  context: { request: Page["request"] },
  { url, headers, body }: Call,
  changed: Record<string, string> = {},
): Promise<{ status: number; text: string }> {
  const { "next-action": action = "", "content-type": type = "text/plain;charset=UTF-8" } = headers;
  const response = await context.request.post(url, {
    headers: {
      "next-action": action,
      "content-type": type,
      origin: new URL(url).origin,
      accept: "text/x-component",
      ...changed,
    },
    data: Buffer.from(body),
    maxRedirects: 0,
  });
  return { status: response.status(), text: await response.text() };
}

/** The version that a save would be based on now. */
async function versionOf(page: Page): Promise<number> {
  const sent = page.waitForRequest((request) => Boolean(request.headers()["next-action"]));
  await page.getByLabel("Summary").fill(`Looking ${Math.random()}`);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const version = Number(/"expectedVersion":(\d+)/.exec((await sent).postData() ?? "")?.[1]);
  await expect(page.getByText(/^Saved /)).toBeVisible();
  return version + 1;
}
