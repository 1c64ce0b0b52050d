import type { Page } from "@playwright/test";
import { addComment } from "#lib/comments/commands.ts";
import { disconnect } from "#lib/database/client.ts";
import { createStory, moveStory } from "#lib/stories/commands.ts";
import { expect, test } from "#tests/support/browser.ts";
import { expectAccessible, takeStep } from "#tests/support/desk.ts";
import { storedStory } from "#tests/support/desk-stories.ts";
import { startMailServer } from "#tests/support/mail.ts";
import { login } from "#tests/support/people.ts";
import { startSite } from "#tests/support/site.ts";
import { completeStory } from "#tests/support/stories.ts";

const bell = (page: Page, unread: string) => page.getByRole("link", { name: `Notices, ${unread} unread` });
const more = (page: Page) => page.getByRole("button", { name: "More" }).click();

test("what one person does reaches the other, without a reload", async ({ page, context, another, site }) => {
  const wren = await login(context, site, { role: "writer", name: "Wren Writer" });
  const headline = "Archive opens, and somebody is told";
  const story = await storedStory(site, { headline }, wren);
  const editor = await (await another()).newPage();
  await login(editor.context(), site, { name: "Eda Editor" });
  await editor.clock.install();
  await editor.goto("/desk/notices");
  await expect(editor.getByRole("heading", { name: "No notices" })).toBeVisible();
  await expect(bell(editor, "none")).toBeVisible();

  await page.goto(story);
  await more(page);
  await takeStep(page, "Submit for review");
  await expect(page.getByText("In review").first()).toBeVisible();
  await expect(bell(page, "none")).toBeVisible();

  await editor.clock.fastForward("01:00");
  await expect(bell(editor, "1")).toBeVisible();
  await bell(editor, "1").click();
  const line = editor.getByRole("link", { name: `Unread: Wren Writer submitted “${headline}” for review` });
  await expect(line).toBeVisible();
  await expectAccessible(editor, "a list of notices");
  await line.click();
  await expect(editor.getByLabel("Headline")).toHaveValue(headline);
  await expect(bell(editor, "none")).toBeVisible();

  await more(editor);
  await editor.getByRole("menuitem", { name: "Ask for changes…" }).click();
  await editor.getByLabel("What is to be changed").fill("Who says so?");
  await editor.getByRole("dialog").getByRole("button", { name: "Ask for changes" }).click();
  await expect(editor.getByRole("dialog")).toBeHidden();

  await page.goto("/desk/notices");
  await expect(bell(page, "1")).toBeVisible();
  await expect(page.getByRole("link", { name: /Unread: Eda Editor asks for changes/ })).toContainText(
    "Who says so?",
  );
  await page.getByRole("button", { name: "Mark all as read" }).click();
  await expect(bell(page, "none")).toBeVisible();
  await expect(page.getByRole("link", { name: /^Eda Editor asks for changes/ })).toBeVisible();
});

test("a notice of a comment leads to the comment", async ({ page, context, site }) => {
  const wren = await login(context, site, { role: "writer", name: "Wren Writer" });
  const story = await storedStory(site, { headline: "Archive opens, and is commented on" }, wren);
  process.env.DATABASE_URL = site.databaseUrl;
  const about = { number: 1, part: null, passage: null, text: "Is this all of it?" };
  const lea = { id: null, name: "Lea Example", role: "editor" } as const;
  const said = await addComment(lea, { id: Number(story.split("/").at(-1)), ...about });
  await disconnect();
  expect(said.ok).toBe(true);
  await page.goto("/desk/notices");
  await page.getByRole("link", { name: /^Unread: Lea Example commented on/ }).click();
  await expect(page.getByLabel("Headline")).toHaveValue("Archive opens, and is commented on");
  await expect(page.locator("li:focus")).toContainText("Is this all of it?");
  await expect(page.getByText("Is this all of it?")).toBeInViewport();
});

test("a site without a mail server says so; its notices are on the desk", async ({ page, context, site }) => {
  await login(context, site);
  await page.goto("/desk/profile");
  await expect(page.getByText("This site sends no e-mail")).toBeVisible();
});

test("what is mailed is for each person to say, and a mail leads to the story", async ({ another }) => {
  const mail = await startMailServer();
  const env = { SMTP_URL: mail.url, MAIL_FROM: "desk@example.org" };
  const site = await startSite({ from: "empty", env });
  try {
    const context = await another({ baseURL: site.url });
    const editor = await login(context, site, { name: "Eda Editor" });
    const page = await context.newPage();
    await page.goto("/desk/profile");
    await page.getByLabel("What needs you").selectOption("At once");
    await page.getByLabel("Comments").selectOption("Never");
    await page.getByLabel("The daily mail comes at").selectOption("17:00");
    await page.getByRole("button", { name: "Save what is mailed" }).click();
    await expect(page.getByText("It is saved what is mailed to you.")).toBeVisible();
    await page.reload();
    await expect(page.getByLabel("What needs you")).toHaveValue("at_once");
    await expect(page.getByLabel("Comments")).toHaveValue("never");
    await expect(page.getByLabel("The daily mail comes at")).toHaveValue("17");
    await expectAccessible(page, "the switches");

    Object.assign(process.env, { ...env, DATABASE_URL: site.databaseUrl });
    const wren = { id: null, name: "Wren Writer", role: "admin" } as const;
    const headline = "Archive opens, by mail";
    const made = await createStory(wren, completeStory({ headline, section: "" }));
    if (!made.ok) throw new Error(made.problem.message);
    await moveStory(wren, { id: made.value.id, expectedVersion: 1, move: "submit", assigneeId: editor.id });
    await disconnect();

    await expect.poll(() => mail.taken.length, { timeout: 60_000 }).toBe(1);
    const [link = ""] = /\/desk\/notices\/\d+/.exec(mail.taken[0]?.source.replace(/=\r\n/g, "") ?? "") ?? [];
    await page.goto(link);
    await expect(page.getByLabel("Headline")).toHaveValue(headline);
    await expect(bell(page, "none")).toBeVisible();
    await context.close();
  } finally {
    for (const name of Object.keys(env)) delete process.env[name];
    await site.stop();
    await mail.stop();
  }
});
