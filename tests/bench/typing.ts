import { type Browser, type BrowserContext, chromium, type Locator, type Page } from "@playwright/test";
import { addComment } from "#lib/comments/commands.ts";
import { database, disconnect } from "#lib/database/client.ts";
import { emptyContent } from "#lib/stories/content.ts";
import { browserArguments, findBrowser } from "../support/chromium.ts";
import { makePerson, makeSession } from "../support/people.ts";
import { longBody } from "./long-body.ts";
import { previewDelays } from "./preview-delays.ts";
import { percentile, type Report, rounded } from "./report.ts";
import { type BenchSite, benchSecret, startBenchSite } from "./site.ts";
import { type KeyWork, traceKeys } from "./trace.ts";

const words = 10_000;
const commented = 50; // passages with an open comment in the second of the long bodies, at least one in every section
const sentence = "nobody was there to see it, and so it was quiet. ";
const cadences = [90, 220]; // milliseconds between two keys: 130 words a minute, and 55, when the preview is drawn between
const breath = 700; // and after a sentence: long enough for the preview, the checks and the journal
const rounds = 40;
const pause = 120; // milliseconds without a key after which components/desk/preview draws

/**
 * What a key press costs in the middle of a body of 10,000 words, without comments and with 50: the main thread's work by
 * Chromium's own trace, beside the same keys in a short body and in a bare text area. And how long after a pause the
 * preview shows what was typed.
 */
export async function measure(): Promise<Report> {
  const site = await startBenchSite();
  const person = await makePerson(site.databaseUrl, { name: "Ida Example" });
  const { cookie } = await makeSession(site.databaseUrl, person, benchSecret);
  const { path } = await findBrowser();
  const browser = await chromium.launch({ executablePath: path, args: browserArguments });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addCookies([{ ...cookie, url: site.url }]);
  const open = async (size: number, comments: number) => {
    const id = await story(site, `${cookie.name}=${cookie.value}`, size);
    if (comments > 0) await commentOn(site, id);
    const page = await openStory(context, `${site.url}/desk/stories/${id}`);
    if (comments > 0) await expectMarks(page);
    return page;
  };
  try {
    const bare = await inTextArea(browser, context);
    const works: [string, KeyWork[]][] = [[`${words} words, bare text area`, bare]];
    const delays: [string, number[]][] = [];
    for (const [size, comments] of [
      [100, 0],
      [words, 0],
      [words, commented],
    ] as const) {
      const page = await open(size, comments);
      const what = `${size} words${comments > 0 ? `, ${comments} comments` : ""}`;
      works.push([what, await traceKeys(browser, page, () => type(page))]);
      await openPreview(page);
      works.push([`${what}, preview open`, await traceKeys(browser, page, () => type(page))]);
      delays.push([`preview, ${what}`, await previewDelays(page, rounds)]);
      await page.close();
    }
    return report(works, delays);
  } finally {
    await browser.close();
    await site.stop();
  }
}

function report(works: [string, KeyWork[]][], delays: [string, number[]][]): Report {
  const longest = works.slice(-4);
  const p95 = (list: KeyWork[]) =>
    percentile(
      list.map(({ handled }) => handled),
      95,
    );
  const bare = works[0]?.[1] ?? [];
  return {
    title: `A key press in a body of ${words.toLocaleString("en")} words, and the preview after a pause`,
    rows: [
      ...works.flatMap(([what, list]) => [
        row(
          what,
          "its frame",
          list.map(({ handled }) => handled),
        ),
        row(
          what,
          "its frame, processor",
          list.map(({ processor }) => processor),
        ),
        row(
          what,
          "the next key",
          list.map(({ all }) => all),
        ),
      ]),
      ...delays.map(([what, list]) => row(what, "it shows, from the last key", list)),
    ],
    limits: [
      ...longest.map(([what, list]) => ({ what: `p95, ${what}`, value: p95(list), unit: "ms", atMost: 16 })),
      ...delays.map(([what, list]) => ({
        what: `p95, ${what}, after the pause`,
        value: percentile(list, 95) - pause,
        unit: "ms",
        atMost: 300,
      })),
    ],
    notes: [
      ...longest.map(
        ([what, list]) => `${what}: ${rounded(p95(list) / p95(bare))} times a bare text area’s p95`,
      ),
      `The preview is drawn after a pause, ${pause} ms without a key, which is part of the times from the last key.`,
    ],
  };
}

async function openStory(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address);
  await bodyOf(page).click();
  for (let n = 0; n < 8; n++) await page.keyboard.press("PageDown");
  return page;
}

/** Opens the preview, and goes back to where the cursor was. */
async function openPreview(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Preview" }).click();
  await page.frameLocator("iframe").locator("h1").waitFor();
  await bodyOf(page).focus();
}

function bodyOf(page: Page): Locator {
  return page.getByRole("textbox", { name: "Body" }).and(page.locator("[contenteditable=true]"));
}

async function inTextArea(browser: Browser, context: BrowserContext): Promise<KeyWork[]> {
  const page = await context.newPage();
  await page.setContent("<textarea style='width: 40rem; height: 40rem'></textarea>");
  await page.locator("textarea").evaluate((area, text) => {
    (area as HTMLTextAreaElement).value = text;
    (area as HTMLTextAreaElement).setSelectionRange(text.length / 2, text.length / 2);
    (area as HTMLTextAreaElement).focus();
  }, longBody(words));
  const work = await traceKeys(browser, page, () => type(page));
  await page.close();
  return work;
}

async function type(page: Page): Promise<void> {
  for (const cadence of [...cadences, ...cadences]) {
    for (const sign of sentence) {
      await page.keyboard.press(sign === " " ? "Space" : sign);
      await page.waitForTimeout(cadence);
    }
    await page.keyboard.press("Enter");
    await page.waitForTimeout(breath);
  }
}

async function story(site: BenchSite, cookie: string, size: number): Promise<number> {
  const answer = await fetch(`${site.url}/api/desk/stories`, {
    method: "POST",
    headers: { cookie, origin: site.url, "content-type": "application/json" },
    body: JSON.stringify({
      id: null,
      expectedVersion: null,
      base: null,
      content: { ...emptyContent, headline: `A body of ${size} words`, body: longBody(size) },
      publishedLocal: null,
      autosave: false,
    }),
  });
  const { value } = (await answer.json()) as { value: { id: number } };
  return value.id;
}

async function commentOn(site: BenchSite, id: number): Promise<void> {
  process.env.DATABASE_URL = site.databaseUrl;
  const { id: person, name, role } = await database().user.findFirstOrThrow();
  const sections = longBody(words).match(/^## /gm)?.length ?? 0;
  for (let n = 0; n < commented; n++) {
    const section = 1 + (n % sections);
    const quote =
      n < sections ? `second** reading of note ${section} changed` : `clinic keeps paper ${section}.`;
    const passage = { quote, prefix: "", suffix: "", start: 0 };
    const about = { number: 1, part: "body", passage, text: "Who says so?" } as const;
    const added = await addComment({ id: person, name, role }, { id, ...about });
    if (!added.ok) throw new Error(added.problem.message);
  }
  await disconnect();
}

/** Waits until the passages with comments are marked. */
async function expectMarks(page: Page): Promise<void> {
  await page.locator("mark[data-thread]").first().waitFor();
}

function row(what: string, until: string, times: number[]): Report["rows"][number] {
  return {
    what,
    until,
    times: times.length,
    "p50 ms": rounded(percentile(times, 50)),
    "p95 ms": rounded(percentile(times, 95)),
    "max ms": rounded(Math.max(...times)),
  };
}
