import { brotliCompressSync, constants } from "node:zlib";
import { percentile, type Report, rounded } from "./report.ts";
import { startBenchSite, storyPath } from "./site.ts";

const warmUp = 150;
const renders = 300;
const paths: [string, string][] = [
  ["story", storyPath],
  ["front page", "/"],
  ["list of stories", "/news"],
  ["stories of a tag", "/tags/llm"],
  ["an address that has nothing", "/news/there-is-no-such-story"],
];

/** What making a page costs: query, render, finish, first compression, all threads, one page after another. */
export async function measure(): Promise<Report> {
  const site = await startBenchSite({ PAGE_CACHE: "off" });
  const rows: Report["rows"] = [];
  let storyCpu = Number.NaN;
  for (const [name, path] of paths) {
    for (let n = 0; n < warmUp; n++) await fetch(site.url + path).then((answer) => answer.text());
    const times: number[] = [];
    const before = await site.usage();
    let html = "";
    for (let n = 0; n < renders; n++) {
      const begin = performance.now();
      html = await fetch(site.url + path).then((answer) => answer.text());
      times.push(performance.now() - begin);
    }
    const cpu = ((await site.usage()).cpu - before.cpu) / renders;
    if (name === "story") storyCpu = cpu;
    rows.push({
      page: name,
      "CPU ms": rounded(cpu),
      "p50 ms": rounded(percentile(times, 50)),
      "p99 ms": rounded(percentile(times, 99)),
      "best compression, CPU ms later": rounded(bestCompression(html)),
    });
  }
  await site.stop();
  return {
    title: `Making a page without the cache, mean of ${renders}`,
    rows,
    limits: [{ what: "CPU of one uncached render of a story", value: storyCpu, unit: "ms", atMost: 25 }],
  };
}

/** What a page that is still kept after a second costs once more, off the main thread. */
function bestCompression(html: string): number {
  const bytes = Buffer.from(html);
  const options = {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    },
  };
  const begin = process.cpuUsage();
  for (let n = 0; n < 10; n++) brotliCompressSync(bytes, options);
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1000 / 10;
}
