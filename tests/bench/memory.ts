import type { Answered, Load } from "./load.ts";
import type { Report } from "./report.ts";
import { rounded } from "./report.ts";
import { startBenchSite, startHelper, storyPath, type Usage } from "./site.ts";

const connections = 100;
const seconds = 10;

/** The server process's memory: after its start, with pages kept, while readers come in numbers, and afterwards. */
export async function measure(): Promise<Report> {
  const site = await startBenchSite({ PAGE_CACHE: "on" });
  const load = await startHelper("tests/bench/load.ts");
  const rows: Report["rows"] = [];
  const add = (when: string, { rss, heap }: Usage) =>
    rows.push({ when, "RSS MB": rounded(rss), "heap MB": rounded(heap) });

  await pause(3000);
  add("idle after start", await site.usage());
  for (const path of await readerPaths(site.url))
    await fetch(site.url + path).then((answer) => answer.text());
  await pause(3000);
  add("every page kept", await site.usage());

  const seen: Usage[] = [];
  const watch = setInterval(async () => seen.push(await site.usage()), 250);
  const url = site.url + storyPath;
  await load.call<Answered>("load", { url, connections, seconds } satisfies Load);
  clearInterval(watch);
  const most = seen.reduce((a, b) => (b.rss > a.rss ? b : a));
  add(`under load, ${connections} connections`, most);
  await pause(3000);
  add("after the load", await site.usage());
  await load.stop();
  await site.stop();
  return { title: "Memory of the server process", rows };
}

async function readerPaths(url: string): Promise<string[]> {
  const found = new Set(["/", "/news", "/tags"]);
  for (const path of ["/", "/news", "/tags"]) {
    const html = await fetch(url + path).then((answer) => answer.text());
    for (const [, href = ""] of html.matchAll(/href="(\/(?:news|tags|sections)\/[^"]+)"/g)) found.add(href);
  }
  return [...found];
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
