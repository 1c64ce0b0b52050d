import { systemActor } from "#lib/auth/policy.ts";
import { disconnect } from "#lib/database/client.ts";
import { createStory, publishStory } from "#lib/stories/commands.ts";
import { dayInZone } from "#lib/stories/dates.ts";
import { expect, test } from "#tests/support/browser.ts";
import { expectAccessible, publish, save } from "#tests/support/desk.ts";
import { value } from "#tests/support/newsroom.ts";
import { login } from "#tests/support/people.ts";
import { completeStory } from "#tests/support/stories.ts";

test.afterAll(disconnect);

const claim = "Within a year three of ten archives are open.";

async function stored(site: { databaseUrl: string }, parts: Parameters<typeof completeStory>[0]) {
  process.env.DATABASE_URL = site.databaseUrl;
  return value(await createStory(systemActor, completeStory(parts)));
}

async function published(site: { databaseUrl: string }, parts: Parameters<typeof completeStory>[0]) {
  const { id, version } = await stored(site, parts);
  return value(await publishStory(systemActor, { id, expectedVersion: version }));
}

test("a claim is written, comes due, gets its verdict, and readers without JavaScript see what became of it", async ({
  page,
  context,
  site,
  another,
}) => {
  await login(context, site);
  const story = await stored(site, { slug: "an-archive-opens", headline: "An archive opens" });
  const plain = await (await another({ javaScriptEnabled: false })).newPage();
  await plain.goto(`${site.url}/takes`);
  await expect(plain.getByText("No claim has a verdict yet.")).toBeVisible();

  await page.goto(`/desk/stories/${story.id}`);
  await page.getByRole("textbox", { name: "Our claim", exact: true }).fill(claim);
  await page.getByLabel("Look back on").fill(dayInZone(new Date(), "UTC"));
  await save(page);
  await publish(page);
  await plain.goto(`${site.url}/news/an-archive-opens`);
  await expect(plain.getByText("; our verdict is to come.")).toBeVisible();

  await page.goto("/desk");
  const due = page.getByRole("region", { name: "Time to look back: a claim is due" });
  await expectAccessible(page, "the desk with a claim that is due");
  await due.getByRole("link", { name: claim }).click();
  await page.getByRole("button", { name: "Give the verdict" }).click();
  await expect(page.getByText("Choose a verdict: held, mixed or missed.")).toBeVisible();
  await page.getByRole("radio", { name: /^Missed/ }).check();
  await page.getByLabel("What happened").fill("Two of ten are.");
  await page.getByLabel("What shows it").fill("https://example.org/count");
  await page.getByRole("button", { name: "Give the verdict" }).click();
  await expect(page.getByText("Saved. Readers see it now.")).toBeVisible();
  await expect(page.getByRole("region", { name: "History of the verdict" })).toContainText("“missed”");
  await expectAccessible(page, "the claim on the desk");

  await plain.reload();
  await expect(plain.getByText("Two of ten are.")).toBeVisible();
  await expect(plain.getByRole("link", { name: "See example.org" })).toHaveAttribute(
    "href",
    "https://example.org/count",
  );
  const analysis = plain.getByRole("region", { name: "Analysis" });
  await analysis.getByRole("link", { name: "How often we were right" }).click();
  await expect(
    plain.getByText("Of 1 claim with a verdict 0 held, 0 came out mixed and 1 missed."),
  ).toBeVisible();
  await plain.getByRole("link", { name: /^0 Held/ }).click();
  await expect(plain.getByText("Held: none of these claims.")).toBeVisible();
  await plain.getByRole("link", { name: /^1 Missed/ }).click();
  await plain.getByRole("link", { name: claim }).click();
  await expect(plain).toHaveURL(/\/news\/an-archive-opens#claim$/);

  await page.emulateMedia({ colorScheme: "dark" });
  for (const path of ["/takes", "/news/an-archive-opens"]) {
    await page.goto(path);
    await expectAccessible(page, path);
  }
});

test("a follow-up begins on the desk and stands at the end of the older story at once", async ({
  page,
  context,
  site,
  another,
}) => {
  await login(context, site);
  const first = await published(site, {
    slug: "the-ferry",
    headline: "The ferry gets batteries",
    ourTake: "Too few of them. More will come.",
    tags: ["Harbours"],
  });
  const plain = await (await another({ javaScriptEnabled: false })).newPage();
  await plain.goto(`${site.url}/news/the-ferry`);
  await expect(plain.getByRole("heading", { name: "The story so far" })).toHaveCount(0);

  await page.goto(`/desk/stories/${first.id}`);
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Write a follow-up" }).click();
  await expect(page.getByText("A follow-up of “The ferry gets batteries”")).toBeVisible();
  await page.getByRole("textbox", { name: "Headline", exact: true }).fill("The ferry runs");
  await save(page);
  await expect(page).toHaveURL(/\/desk\/stories\/\d+$/);
  await expect(page.getByRole("button", { name: "Remove The ferry gets batteries" })).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Section", exact: true })).toHaveValue("news");
  await expect(page.getByRole("button", { name: "Remove tag Harbours" })).toBeVisible();

  await published(site, { slug: "the-ferry-sails", headline: "The ferry sails", follows: "the-ferry" });
  await plain.reload();
  const soFar = plain.getByRole("region", { name: "The story so far" });
  await expect(soFar.getByRole("listitem")).toHaveText([
    /The ferry gets batteries.*Too few of them\.$/,
    /The ferry sails/,
  ]);
  await soFar.getByRole("link", { name: "The ferry sails" }).click();
  await expect(plain.getByRole("region", { name: "The story so far" }).locator("[aria-current]")).toHaveText(
    "The ferry sails",
  );
  await plain.goto(`${site.url}/news/the-ferry/thread`);
  await expect(plain.getByRole("main").getByRole("listitem")).toHaveCount(2);
  await page.goto("/news/the-ferry/thread");
  await expectAccessible(page, "the whole thread");
});
