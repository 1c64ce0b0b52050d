import { type Browser, chromium } from "@playwright/test";
import { browserArguments, findBrowser } from "../support/chromium.ts";
import { median, type Report, rounded } from "./report.ts";
import { startBenchSite, storyPath } from "./site.ts";

const visits = 9;
const paths: [string, string][] = [
  ["story", storyPath],
  ["front page", "/"],
  ["stories of a tag", "/tags/llm"],
];
const screens = {
  telephone: {
    viewport: { width: 412, height: 823 },
    deviceScaleFactor: 1.75,
    isMobile: true,
    hasTouch: true,
  },
  desktop: { viewport: { width: 1440, height: 900 } },
};
const settling = 1500; // milliseconds after which a kept page has its best compression

type Seen = { first: number; largest: number; shift: number };

/**
 * What a browser that was never here says of its first visit, on this machine and with nothing slowed down: when the first
 * and the largest part of the page were there (Largest Contentful Paint), and by how much anything moved, down to the page's
 * end (the sum of all layout shifts, which is never less than the Cumulative Layout Shift).
 */
export async function measure(): Promise<Report> {
  const site = await startBenchSite({ PAGE_CACHE: "on" });
  for (const [, path] of paths) await fetch(site.url + path);
  await new Promise((resolve) => setTimeout(resolve, settling));
  const { path: executablePath } = await findBrowser();
  const browser = await chromium.launch({ executablePath, args: browserArguments });
  const rows: Report["rows"] = [];
  const limits: NonNullable<Report["limits"]> = [];
  try {
    await visit(browser, site.url, "desktop"); // a browser's very first page waits for the browser
    for (const [page, path] of paths) {
      for (const screen of ["telephone", "desktop"] as const) {
        const seen: Seen[] = [];
        for (let n = 0; n < visits; n++) seen.push(await visit(browser, site.url + path, screen));
        const of = (what: keyof Seen) => seen.map((each) => each[what]);
        const [largest, shift] = [median(of("largest")), median(of("shift"))];
        rows.push({
          page,
          screen,
          "first paint, p50 ms": rounded(median(of("first"))),
          "largest paint, p50 ms": rounded(largest),
          "largest paint, least ms": rounded(Math.min(...of("largest"))),
          "largest paint, most ms": rounded(Math.max(...of("largest"))),
          "layout shift, p50": shift,
          "layout shift, most": rounded(Math.max(...of("shift"))),
        });
        const where = `${page} on a ${screen}`;
        if (page === "story")
          limits.push({ what: `largest paint, ${where}`, value: largest, unit: "ms", atMost: 750 });
        limits.push({ what: `layout shift, ${where}`, value: shift, unit: "", atMost: 0 });
      }
    }
  } finally {
    await browser.close();
    await site.stop();
  }
  const notes = [
    "A font that comes later than 100 ms, as on a busy machine, moves lines that end elsewhere in it.",
  ];
  return { title: `The first sight of a page, ${visits} visits each`, rows, limits, notes };
}

async function visit(browser: Browser, url: string, screen: keyof typeof screens): Promise<Seen> {
  const context = await browser.newContext(screens[screen]);
  try {
    const page = await context.newPage();
    await page.addInitScript(watch);
    await page.goto(url, { waitUntil: "networkidle" });
    // Largest Contentful Paint ends with a person's first key or scroll, so it is read before.
    const { first, largest } = await page.evaluate(() => (window as unknown as { seen: Seen }).seen);
    await page.evaluate(async () => {
      const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {
        scrollTo({ top: y, behavior: "instant" });
        await frames();
      }
      await frames();
    });
    const { shift } = await page.evaluate(() => (window as unknown as { seen: Seen }).seen);
    return { first, largest, shift };
  } finally {
    await context.close();
  }
}

/** Runs in the page. */
function watch(): void {
  const seen: Seen = { first: Number.NaN, largest: Number.NaN, shift: 0 };
  Object.assign(window, { seen });
  const observe = (type: string, take: (entry: PerformanceEntry & { value: number }) => void) =>
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) take(entry as PerformanceEntry & { value: number });
    }).observe({ type, buffered: true });
  observe("paint", ({ name, startTime }) => {
    if (name === "first-contentful-paint") seen.first = startTime;
  });
  observe("largest-contentful-paint", ({ startTime }) => {
    seen.largest = startTime;
  });
  observe("layout-shift", ({ value }) => {
    seen.shift += value;
  });
}
