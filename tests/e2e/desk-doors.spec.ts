import { acts } from "#lib/auth/policy.ts";
import { disconnect } from "#lib/database/client.ts";
import { expect, test } from "#tests/support/browser.ts";
import { isAction, recordCalls, replay } from "#tests/support/calls.ts";
import { save, takeStep } from "#tests/support/desk.ts";
import { doorsOf } from "#tests/support/doors/found.ts";
import { furnish } from "#tests/support/doors/room.ts";
import { actsWithoutDoor, doors } from "#tests/support/doors/table.ts";
import { usesOf, visitAll, visitFromElsewhere } from "#tests/support/doors/visit.ts";
import { login } from "#tests/support/people.ts";

test.afterAll(() => disconnect());

test("every page, route and action of the build stands in the table of doors, and nothing else does", () => {
  const names = found().map(({ name }) => name);
  expect(
    names.filter((name) => !doors[name]),
    "doors without a line in tests/support/doors/table.ts",
  ).toEqual([]);
  expect(
    Object.keys(doors).filter((name) => !names.includes(name)),
    "lines of that table without a door",
  ).toEqual([]);
  const needed = new Set(usesOf(found()).map(({ use }) => use.needs));
  expect(
    acts.filter((act) => !needed.has(act)),
    "acts of the policy without a door",
  ).toEqual(actsWithoutDoor);
});

test("every door lets in whom the policy lets in: each role, signed out and suspended, in each case", async ({
  site,
}) => {
  test.slow();
  const room = await furnish(site);
  const wrong = await Promise.all(room.callers.map((caller) => visitAll(room, caller, found())));
  expect(wrong.flat().join("\n")).toBe("");
});

test("no door does anything for a page of another site, whoever is signed in", async ({ site }) => {
  const wrong = await visitFromElsewhere(await furnish(site), found());
  expect(wrong.join("\n")).toBe("");
});

test("actions take what is well-formed and nothing else", async ({ page, context, site }) => {
  await login(context, site);
  const calls = recordCalls(page, { routes: true });
  await page.goto("/desk/stories/new");
  await page.getByLabel("Headline").fill("Well formed");
  await save(page);
  await page.getByRole("button", { name: "More" }).click();
  await takeStep(page, "Submit for review");
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

function found() {
  return doorsOf(process.env.BUILD_DIR ?? "");
}
