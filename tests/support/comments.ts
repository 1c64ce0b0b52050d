import { expect, type Page } from "@playwright/test";
import { systemActor } from "#lib/auth/policy.ts";
import { linkLimits } from "#lib/comments/outside.ts";
import { database, disconnect } from "#lib/database/client.ts";
import { shareDraft } from "#lib/sharing/commands.ts";
import { writing } from "./desk.ts";
import { testSecret } from "./people.ts";

type Stored = { databaseUrl: string };

/** The desk's panel of comments. */
export function panel(page: Page) {
  return page.getByRole("region", { name: /^Comments/ });
}

/** Selects words in a part's editor, as a drag of the mouse would leave them. */
export async function selectWords(page: Page, label: string, words: string): Promise<void> {
  const editor = writing(page, label).and(page.locator("[contenteditable=true]"));
  await editor.click();
  await editor.evaluate((field, chosen) => {
    const area = field as HTMLTextAreaElement;
    const start = area.value.indexOf(chosen);
    area.setSelectionRange(start, start + chosen.length);
  }, words);
  await expect(page.getByRole("button", { name: "Comment on the selection" })).toBeVisible();
}

/** What is selected in a part's editor. */
export async function selectedWords(page: Page, label: string): Promise<string> {
  return writing(page, label).evaluate((field) => {
    const { value, selectionStart, selectionEnd } = field as HTMLTextAreaElement;
    return value.slice(selectionStart, selectionEnd);
  });
}

/** A link to the first version of a story on the desk. */
export async function sharedLink(site: Stored, address: string, comments: boolean): Promise<string> {
  const secret = process.env.AUTH_SECRET;
  Object.assign(process.env, { DATABASE_URL: site.databaseUrl, AUTH_SECRET: testSecret });
  const id = Number(address.split("/").at(-1));
  const link = await shareDraft(systemActor, { id, number: 1, days: 7, note: "a lawyer", comments });
  await disconnect();
  if (secret === undefined) delete process.env.AUTH_SECRET;
  else process.env.AUTH_SECRET = secret;
  if (!link.ok) throw new Error(link.problem.message);
  return link.value.path;
}

/** As many comments through the link that a thread was begun with as it takes in a quarter of an hour. */
export async function useUpLink(site: Stored): Promise<void> {
  process.env.DATABASE_URL = site.databaseUrl;
  const { id: threadId, linkId } = await database().commentThread.findFirstOrThrow({
    where: { linkId: { not: null } },
    orderBy: { id: "desc" },
  });
  const one = { threadId, linkId, text: "And this.", authorName: "Lea Lawyer" };
  await database().comment.createMany({ data: Array.from({ length: linkLimits.atOnce }, () => one) });
  await disconnect();
}
