import { Agent, request } from "node:http";
import { emptyContent } from "#lib/stories/content.ts";
import { makePerson, makeSession } from "../support/people.ts";
import { longBody } from "./long-body.ts";
import { percentile, type Report, rounded } from "./report.ts";
import { type BenchSite, benchSecret, startBenchSite } from "./site.ts";

type Saved = { id: number; version: number; revision: number };

const words = 10_000;
const saves = 300;

/** From the request of a save to its answer, over HTTP, for a body of 10,000 words. */
export async function measure(): Promise<Report> {
  const site = await startBenchSite();
  const person = await makePerson(site.databaseUrl, { name: "Ida Example" });
  const { cookie } = await makeSession(site.databaseUrl, person, benchSecret);
  const agent = new Agent({ keepAlive: true });
  const send = (path: string, body: unknown) =>
    post(new URL(path, site.url), body, `${cookie.name}=${cookie.value}`, agent);

  const rows: Report["rows"] = [];
  const busy = await workOf(site);
  const alone: number[] = [];
  let body = longBody(words);
  let summary = "";
  let stored = (await save(null)).saved;
  for (let n = 0; n < saves; n++) {
    body = typed(body, n);
    const { saved, time } = await save(stored);
    stored = saved;
    if (n >= 20) alone.push(time);
  }
  rows.push({ ...row("autosave, nobody else", alone), ...(await busy(saves)) });

  const merged: number[] = [];
  for (let n = 0; n < saves / 3; n++) {
    const before = stored;
    const bodyBefore = body;
    body = typed(body, n);
    await save(before);
    // On top of a version that is no longer the newest, in another part: the server merges.
    summary = `Summary ${n}.`;
    const { saved, time } = await save(before, bodyBefore);
    merged.push(time);
    stored = saved;
  }
  rows.push({ ...row("autosave, merged with a newer version", merged), ...(await busy((2 * saves) / 3)) });

  const beats: number[] = [];
  for (let n = 0; n < saves; n++) {
    const tab = crypto.randomUUID();
    const { time } = await send("/api/desk/presence", { tab, storyId: stored.id, part: "body" });
    beats.push(time);
  }
  rows.push({ ...row("heartbeat of a tab", beats), ...(await busy(saves)) });
  agent.destroy();
  await site.stop();

  return {
    title: `A save's round trip, body of ${words.toLocaleString("en")} words`,
    rows,
    limits: [
      { what: "p95 of an autosave", value: percentile(alone, 95), unit: "ms", atMost: 100 },
      { what: "p95 of an autosave that is merged", value: percentile(merged, 95), unit: "ms", atMost: 100 },
    ],
  };

  async function save(on: Saved | null, text = body) {
    const content = { ...emptyContent, headline: "A long body", body: text, summary };
    const { value, time } = await send("/api/desk/stories", {
      id: on?.id ?? null,
      expectedVersion: on?.version ?? null,
      base: on?.revision ?? null,
      content,
      publishedLocal: null,
      autosave: true,
    });
    return { saved: value as Saved, time };
  }
}

/** Time in milliseconds until the last byte of the answer. @throws when it is no 200. */
function post(
  url: URL,
  body: unknown,
  cookie: string,
  agent: Agent,
): Promise<{ value: unknown; time: number }> {
  const text = JSON.stringify(body);
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const headers = { cookie, origin: url.origin, "content-type": "application/json" };
    request(url, { method: "POST", agent, headers }, async (response) => {
      const answer = (await response.setEncoding("utf8").toArray()).join("");
      const time = performance.now() - began;
      if (response.statusCode === 200) resolve({ value: JSON.parse(answer).value, time });
      else reject(new Error(`${url.pathname} answered ${response.statusCode}: ${answer.slice(0, 300)}`));
    })
      .on("error", reject)
      .end(text);
  });
}

/** A few words more, somewhere. */
function typed(body: string, n: number): string {
  const lines = body.split("\n");
  const at = (n * 37) % lines.length;
  return (
    lines.map((line, i) => (i === at && line ? `${line} Word ${n}.` : line)).join("\n") +
    (lines[at] ? "" : " x")
  );
}

/** Told how many requests there were since it was last asked, gives what each cost the server's processor. */
async function workOf(site: BenchSite): Promise<(requests: number) => Promise<Report["rows"][number]>> {
  let { cpu: before } = await site.usage();
  return async (requests) => {
    const { cpu } = await site.usage();
    const each = (cpu - before) / requests;
    before = cpu;
    return { "processor ms": rounded(each) };
  };
}

function row(what: string, times: number[]): Report["rows"][number] {
  return {
    what,
    times: times.length,
    "p50 ms": rounded(percentile(times, 50)),
    "p95 ms": rounded(percentile(times, 95)),
    "p99 ms": rounded(percentile(times, 99)),
  };
}
