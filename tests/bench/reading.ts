import { request } from "node:http";
import { doorCost } from "./door.ts";
import type { Answered, Load } from "./load.ts";
import { median, type Report, rounded } from "./report.ts";
import { type Helper, startBenchSite, startHelper, storyPath } from "./site.ts";

const rounds = 3;
const connections = 20;
const settling = 1500; // milliseconds after which a kept page has its best compression

/** Requests per second of the story page: kept, made anew each time, and of a bare server with the same bytes. */
export async function measure(): Promise<Report> {
  const load = await startHelper("tests/bench/load.ts");
  const kept = await startBenchSite({ PAGE_CACHE: "on" });
  const body = await compressedBody(kept.url + storyPath);
  const bare = await startHelper("tests/bench/bare.ts");
  const bareUrl = `http://127.0.0.1:${await bare.call<number>("listen", body.toString("base64"))}/`;
  const anew = await startBenchSite({ PAGE_CACHE: "off" });

  const subjects: { name: string; url: string; process: Helper; seconds: number }[] = [
    { name: "bare node:http, same bytes", url: bareUrl, process: bare, seconds: 4 },
    { name: "finished page, kept", url: kept.url + storyPath, process: kept, seconds: 4 },
    { name: "finished page, PAGE_CACHE=off", url: anew.url + storyPath, process: anew, seconds: 6 },
  ];
  const found = new Map<string, (Answered & { cpu: number })[]>(subjects.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const { name, url, process, seconds } of subjects) {
      const before = await process.usage();
      const answered = await load.call<Answered>("load", { url, connections, seconds } satisfies Load);
      const after = await process.usage();
      if (answered.failed > 0) throw new Error(`${name}: ${answered.failed} answers were not 200.`);
      const cpu = (after.cpu - before.cpu) / answered.requests;
      if (round > 0) found.get(name)?.push({ ...answered, cpu });
    }
  }
  for (const helper of [load, kept, bare, anew]) await helper.stop();

  const door = await doorCost();
  const of = (name: string, pick: (run: Answered & { cpu: number }) => number) =>
    median((found.get(name) ?? []).map(pick));
  const rate = (index: number) => of(subjects[index]?.name ?? "", (run) => run.perSecond);
  return {
    title: `Reading a story, ${connections} connections, median of ${rounds} rounds`,
    rows: subjects.map(({ name }) => ({
      page: name,
      "requests/s": Math.round(of(name, (run) => run.perSecond)),
      "p50 ms": rounded(of(name, (run) => run.p50)),
      "p99 ms": rounded(of(name, (run) => run.p99)),
      "CPU µs/request": rounded(of(name, (run) => run.cpu * 1000)),
      "bytes/answer": Math.round(of(name, (run) => run.bytes / run.requests)),
    })),
    limits: [
      { what: "kept page beside a bare server", value: rate(1) / rate(0), unit: "of it", atLeast: 0.7 },
      { what: "asking whether the site is for everyone", value: door, unit: "µs a request", atMost: 0.2 },
    ],
    notes: [`A kept page is served ${Math.round(rate(1) / rate(2))} times as often as one made anew.`],
  };
}

async function compressedBody(url: string): Promise<Buffer> {
  await fetchRaw(url);
  await new Promise((resolve) => setTimeout(resolve, settling));
  return fetchRaw(url);
}

function fetchRaw(url: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    request(url, { headers: { "Accept-Encoding": "br" } }, (response) => {
      response.toArray().then((chunks) => resolve(Buffer.concat(chunks)), reject);
    })
      .on("error", reject)
      .end();
  });
}
