import type { Page } from "@playwright/test";
import { disconnect } from "#lib/database/client.ts";
import { connect } from "#lib/database/connect.ts";
import { expect, test } from "#tests/support/browser.ts";
import { expectAccessible } from "#tests/support/desk.ts";
import { login } from "#tests/support/people.ts";
import { saveNext, storyWithVersions } from "#tests/support/versions.ts";

test.beforeEach(({ site, problems }) => {
  process.env.DATABASE_URL = site.databaseUrl;
  problems.allow(/404|410/);
});

test.afterAll(() => disconnect());

test("a shared draft opens without an account and shows that one version, for as long as its link is open", async ({
  page,
  context,
  site,
  another,
}) => {
  const ann = await login(context, site, { name: "Ann Example", email: "ann.sharing@example.org" });
  const id = await storyWithVersions(ann, { headline: "For the lawyer's eyes" });
  const link = await share(page, id, "a lawyer of the firm", "1 day");
  await expect(page.getByRole("dialog")).toContainText("Version 1 for a lawyer of the firm");
  await expect(page.getByRole("dialog")).toContainText("Made by Ann Example");

  const stranger = await another();
  const reading = await stranger.newPage();
  const answer = await reading.goto(link);
  expect(answer?.status()).toBe(200);
  const headers = answer?.headers() ?? {};
  expect(headers["x-robots-tag"]).toContain("noindex");
  expect(headers["referrer-policy"]).toBe("no-referrer");
  expect(headers["cache-control"]).toContain("no-store");
  await expect(reading.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);
  await expect(reading.getByRole("heading", { level: 1 })).toHaveText("For the lawyer's eyes");
  await expect(reading.getByText("Draft, not published.")).toBeVisible();
  await expect(reading.getByText("Shown to you by Ann Example")).toBeVisible();
  await expectAccessible(reading, "a shared draft");

  await saveNext(ann, id, { headline: "Written later", summary: "Written later too." });
  const html = (await (await reading.reload())?.text()) ?? "";
  await expect(reading.getByRole("heading", { level: 1 })).toHaveText("For the lawyer's eyes");
  for (const secret of ["Written later", "a lawyer of the firm", "ann.sharing@example.org", ann.id])
    expect(html, secret).not.toContain(secret);
  expect(await reading.locator('a[href^="/desk"]').count()).toBe(0);
  expect((await stranger.cookies()).length).toBe(0);

  await page.getByRole("button", { name: "End the link for version 1 for a lawyer of the firm" }).click();
  await expect(page.getByRole("dialog")).toContainText("Ended by hand");
  expect((await reading.goto(link))?.status()).toBe(410);
  await expect(reading.getByRole("heading", { level: 1 })).toHaveText("This link has ended");
  await expectAccessible(reading, "an ended link");
  expect((await reading.content()).includes("lawyer's eyes")).toBe(false);
});

test("a link ends by itself, and cannot be made or prolonged by hand", async ({
  page,
  context,
  site,
  another,
}) => {
  const ann = await login(context, site);
  const mine = await storyWithVersions(ann, { headline: "Shared with somebody" });
  const other = await storyWithVersions(ann, { headline: "Shared with nobody" });
  const link = await share(page, mine, "", "30 days");
  const { request } = await another();
  const get = (address: string) => request.get(address, { maxRedirects: 0 });
  expect((await get(link)).status()).toBe(200);

  const [, number = "", ends = "", signature = ""] = /shared\/(\w+)\.(\w+)\.(.+)$/.exec(link) ?? [];
  const token = (...steps: string[]) => `${site.url}/desk/shared/${steps.join(".")}`;
  const other64 = (digit?: string) => (digit === "A" ? "B" : "A");
  const later = (Number.parseInt(ends, 36) + 86_400).toString(36);
  for (const forged of [
    token(number, ends, signature.slice(0, -2) + other64(signature.at(-2)) + signature.slice(-1)),
    token(number, ends, signature.slice(0, -1) + other64(signature.at(-1))),
    token((Number.parseInt(number, 36) + 1).toString(36), ends, signature),
    token(number, later, signature),
    token(number, ends),
    token("x"),
    `${site.url}/desk/shared/%00`,
    `${site.url}/desk/shared/${"a".repeat(5000)}`,
  ]) {
    const answer = await get(forged);
    expect(answer.status(), forged.slice(0, 120)).toBeGreaterThanOrEqual(400);
    expect(answer.status(), forged.slice(0, 120)).toBeLessThan(500);
    expect(await answer.text()).not.toContain("Shared with");
  }
  expect((await get(token("x"))).status()).toBe(404);
  for (const path of [`/desk/stories/${other}`, `/desk/stories/${mine}/versions/1`, "/desk/preview"]) {
    const answer = await get(site.url + path);
    expect(answer.status(), path).toBe(307);
  }

  const client = await connect(site.databaseUrl);
  await client.query(
    "update share_links set created_at = now() - interval '2 days', expires_at = now() - interval '1 second' where story_id = $1",
    [mine],
  );
  await client.end();
  const ended = await get(link);
  expect(ended.status()).toBe(410);
  expect(await ended.text()).not.toContain("Shared with somebody");
});

test("the list of a story's links says which are open, and a writer cannot end another's", async ({
  page,
  context,
  site,
  another,
}) => {
  const ann = await login(context, site);
  const id = await storyWithVersions(ann, { headline: "Listed links" });
  await share(page, id, "the first", "7 days");
  await page.getByRole("dialog").getByLabel("For whom").fill("the second");
  await page.getByRole("dialog").getByRole("button", { name: "Make a link" }).click();
  await expect(page.getByRole("dialog")).toContainText("Version 1 for the second");
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();

  const writer = await another();
  await login(writer, site, { role: "writer" });
  const theirs = await writer.newPage();
  await theirs.goto(`${site.url}/desk/stories/${id}/history`);
  const links = theirs.getByRole("region", { name: "Links to drafts of this story" });
  await expect(links.getByRole("listitem")).toHaveCount(2);
  await expect(links.getByRole("button")).toHaveCount(0);

  await page.goto(`/desk/stories/${id}/history`);
  await page.getByRole("button", { name: "End the link for version 1 for the first" }).click();
  await expect(page.getByText("Ended by hand")).toHaveCount(1);
  await expect(page.getByText("Open until")).toHaveCount(1);
});

/** Makes a link to the stored version of a story from its editor. Gives its address. */
async function share(page: Page, id: number, note: string, days: string): Promise<string> {
  await page.goto(`/desk/stories/${id}`);
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Share a draft…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("For whom").fill(note);
  await dialog.getByLabel("Open for").selectOption({ label: days });
  await dialog.getByRole("button", { name: "Make a link" }).click();
  const link = dialog.getByLabel("The link", { exact: true });
  await expect(link).toHaveValue(/\/desk\/shared\//);
  return link.inputValue();
}
