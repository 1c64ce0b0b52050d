import { expect, test } from "#tests/support/browser.ts";
import { expectAccessible } from "#tests/support/desk.ts";
import { startMailServer } from "#tests/support/mail.ts";
import { headerOf, liveStories, readable } from "#tests/support/newsletter.ts";
import { login } from "#tests/support/people.ts";
import { startSite } from "#tests/support/site.ts";

test("a reader subscribes without JavaScript, gets the week that an editor made, and leaves by one click", async ({
  another,
  request,
  problems,
}) => {
  test.slow();
  // The mail's preview lets no script run, and what watches the pages of a test is one.
  problems.allow(/Blocked script execution in 'about:srcdoc'/);
  const mail = await startMailServer();
  const env = { SMTP_URL: mail.url, MAIL_FROM: "desk@example.org", MAIL_PER_MINUTE: "6000" };
  const site = await startSite({ env });
  try {
    const older = { headline: "Archive opens, with a catch", section: "news" };
    await liveStories(site, older, { ...older, headline: "Archive closes for a day" });

    const reader = await (await another({ baseURL: site.url, javaScriptEnabled: false })).newPage();
    await reader.goto("/this-week");
    await expect(reader.getByText("Download one decade and look at the gaps.").first()).toBeVisible();
    await reader.getByLabel("Your e-mail address").fill("ann@example.org");
    await reader.getByRole("button", { name: "Subscribe" }).click();
    await expect(reader.getByRole("heading", { level: 1 })).toHaveText("Look into your mailbox");
    await expect.poll(() => mail.taken.length, { timeout: 60_000 }).toBe(1);
    const [link = ""] = /\/this-week\/confirm\/\S+/.exec(readable(mail.taken[0]?.source ?? "")) ?? [];
    await reader.goto(link);
    await reader.getByRole("button", { name: "Yes, send me the week by mail" }).click();
    await expect(reader.getByRole("status")).toHaveText(
      "You are on the list. The next edition comes to you.",
    );
    const own = reader.url();

    const context = await another({ baseURL: site.url });
    const page = await context.newPage();
    await page.goto("/this-week");
    await expectAccessible(page, "the page of the week");
    await page.goto(own);
    await expectAccessible(page, "a subscriber's own page");
    await login(context, site, { role: "editor" });
    await page.goto("/desk/editions");
    await page.getByRole("button", { name: "New edition" }).click();
    await page.getByLabel("Subject").fill("Archives, twice");
    const chosen = page.getByRole("region", { name: "Stories, in this order" }).getByRole("listitem");
    await expect(chosen.first()).toContainText("Archive closes for a day");
    await page.getByRole("button", { name: "Move story 2 up" }).press("Enter");
    await expect(chosen.first()).toContainText("Archive opens, with a catch");
    const letter = page.frameLocator("iframe[title='The mail as HTML']");
    await expect(letter.getByRole("heading").first()).toHaveText("Archive opens, with a catch");
    await page.getByRole("tab", { name: "As plain text" }).click();
    await expect(page.getByText("Why it matters: Forecasters can now")).toBeVisible();
    await expectAccessible(page, "an edition on the desk");
    await page.getByRole("button", { name: "Send…" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Send it now" }).click();
    await expect(page.getByRole("link", { name: "See it on the site" })).toBeVisible({ timeout: 60_000 });
    await expect.poll(() => mail.taken.length, { timeout: 60_000 }).toBe(2);
    const source = mail.taken[1]?.source ?? "";
    expect(headerOf(source, "Subject")).toBe("Archives, twice");
    await page.getByRole("link", { name: "See it on the site" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Archives, twice");
    await expectAccessible(page, "an edition on the web");

    const oneClick = headerOf(source, "List-Unsubscribe").replace(/^<|>$/g, "");
    const clicked = await request.post(oneClick, { form: { "List-Unsubscribe": "One-Click" } });
    expect(clicked.status()).toBe(200);
    await reader.goto(own);
    await expect(reader.getByRole("heading", { level: 1 })).toHaveText("You are not on the list");
  } finally {
    await site.stop();
    await mail.stop();
  }
});
