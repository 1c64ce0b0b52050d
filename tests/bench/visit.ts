import { get } from "node:http";
import { chromium, type Request } from "@playwright/test";
import { browserArguments, findBrowser } from "../support/chromium.ts";
import type { Report } from "./report.ts";
import { startBenchSite, storyPath } from "./site.ts";

const kinds: [string, (url: string) => boolean][] = [
  ["framework JavaScript", (url) => /\/_next\/.*\.js\b/.test(url)],
  ["own script", (url) => /\.js\b/.test(url)],
  ["fonts", (url) => /\.woff2?\b/.test(url)],
  ["HTML with its styles", (url) => new URL(url).pathname === storyPath],
  ["other", () => true],
];
const settling = 1500; // milliseconds after which a kept page has its best compression

/** What a browser that was never here fetches to show a story: requests and bytes of bodies, as sent. */
export async function measure(): Promise<Report> {
  const site = await startBenchSite({ PAGE_CACHE: "on" });
  const first = await sentBytes(site.url + storyPath);
  await new Promise((resolve) => setTimeout(resolve, settling));
  const requests = await visit(site.url + storyPath);
  await site.stop();

  const sums = new Map(kinds.map(([kind]) => [kind, { requests: 0, bytes: 0 }]));
  for (const { url, bytes } of requests) {
    const sum = sums.get(kinds.find(([, is]) => is(url))?.[0] ?? "other");
    if (sum) Object.assign(sum, { requests: sum.requests + 1, bytes: sum.bytes + bytes });
  }
  const bytes = (kind: string) => sums.get(kind)?.bytes ?? Number.NaN;
  const elsewhere = requests.filter(({ url }) => !url.startsWith(site.url)).length;
  const total = requests.reduce((sum, request) => sum + request.bytes, 0);
  return {
    title: "A first visit to a story",
    rows: [
      ...[...sums].map(([kind, sum]) => ({ kind, ...sum })),
      { kind: "together", requests: requests.length, bytes: total },
      { kind: "HTML with its styles, to the very first reader", requests: 1, bytes: first },
    ],
    limits: [
      { what: "framework JavaScript", value: bytes("framework JavaScript"), unit: "bytes", atMost: 0 },
      { what: "own script", value: bytes("own script"), unit: "bytes", atMost: 2000 },
      {
        what: "HTML with its styles, compressed",
        value: bytes("HTML with its styles"),
        unit: "bytes",
        atMost: 10_000,
      },
      { what: "the same to its very first reader", value: first, unit: "bytes", atMost: 10_000 },
      { what: "fonts", value: bytes("fonts"), unit: "bytes", atMost: 70_000 },
      { what: "requests to other hosts", value: elsewhere, unit: "requests", atMost: 0 },
    ],
  };
}

async function visit(url: string): Promise<{ url: string; bytes: number }[]> {
  const { path } = await findBrowser();
  const browser = await chromium.launch({ executablePath: path, args: browserArguments });
  try {
    const page = await browser.newPage();
    const seen: Request[] = [];
    page.on("request", (request) => seen.push(request));
    await page.goto(url, { waitUntil: "networkidle" });
    return await Promise.all(
      seen.map(async (request) => ({ url: request.url(), bytes: (await request.sizes()).responseBodySize })),
    );
  } finally {
    await browser.close();
  }
}

/** The bytes of a page's body as it is sent at once to a reader who takes brotli. */
function sentBytes(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { "accept-encoding": "br" } }, (answer) => {
      answer.toArray().then((chunks: Buffer[]) => resolve(Buffer.concat(chunks).length), reject);
    }).on("error", reject);
  });
}
