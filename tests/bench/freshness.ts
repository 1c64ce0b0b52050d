import { Agent, get } from "node:http";
import { editionSlug, editionTag } from "./editions.ts";
import { percentile, type Report, rounded } from "./report.ts";
import { type BenchSite, type Helper, startBenchSite, startHelper } from "./site.ts";

const pages = { story: `/news/${editionSlug}`, list: "/news", tag: `/tags/${editionTag}` };

type Answer = { sent: bigint; received: bigint; edition: number };
type Publication = { edition: number; done: bigint };

/** How long after the end of a publish call its text is served, and whether anything older is after that. */
export async function measure(): Promise<Report> {
  const here = await publishing(1000, async (site) => site);
  const elsewhere = await publishing(200, ({ databaseUrl }) =>
    startHelper("tests/bench/publisher.ts", { DATABASE_URL: databaseUrl }),
  );

  const slowest = Math.max(...here.map(({ delays }) => percentile(delays, 50)));
  const stale = here.reduce((sum, page) => sum + page.stale, 0);
  return {
    title: "From the end of a publish call to the new text, under constant polling",
    rows: [...rows("by the site's own process", here), ...rows("by another process", elsewhere)],
    limits: [
      { what: "slowest page's median", value: slowest, unit: "ms", atMost: 60 },
      { what: "stale answers to requests begun after the call", value: stale, unit: "answers", atMost: 0 },
    ],
    notes: ["Published by another process, a page may be stale for as long as a notification takes."],
  };
}

type Outcome = { page: string; delays: number[]; stale: number; oldest: number; answers: number };

function rows(published: string, outcomes: Outcome[]): Report["rows"] {
  return outcomes.map(({ page, delays, stale, oldest, answers }) => ({
    published,
    page,
    publications: delays.length,
    answers,
    "p50 ms": rounded(percentile(delays, 50)),
    "p95 ms": rounded(percentile(delays, 95)),
    "max ms": rounded(Math.max(...delays)),
    "stale answers": stale,
    "stale for ms at most": rounded(oldest),
  }));
}

async function publishing(
  count: number,
  publisherFor: (site: BenchSite) => Promise<Helper>,
): Promise<Outcome[]> {
  const site = await startBenchSite({ PAGE_CACHE: "on" });
  const publisher = await publisherFor(site);
  const publications: Publication[] = [];
  const publishOne = async (edition: number) => {
    const done = BigInt(await publisher.call<string>("publish", edition));
    publications.push({ edition, done });
  };
  await publishOne(1);

  const pollers = Object.entries(pages).map(([page, path]) => startPolling(page, site.url + path));
  for (let edition = 2; edition <= count; edition++) {
    await publishOne(edition);
    await Promise.all(pollers.map((poller) => poller.sees(edition)));
  }
  const polled = await Promise.all(pollers.map((poller) => poller.stop()));
  if (publisher !== site) await publisher.stop();
  await site.stop();
  return polled.map(({ page, answers }) => outcome(page, answers, publications));
}

/** Asks for a page again and again, each time as soon as it is answered. */
function startPolling(page: string, url: string) {
  const answers: Answer[] = [];
  const agent = new Agent({ keepAlive: true });
  let wanted = { edition: 0, seen: Promise.withResolvers<void>() };
  let stopped = false;
  const polling = (async () => {
    while (!stopped) {
      const answer = await poll(url, agent);
      answers.push(answer);
      if (answer.edition >= wanted.edition) wanted.seen.resolve();
    }
  })();
  return {
    sees(edition: number): Promise<void> {
      wanted = { edition, seen: Promise.withResolvers<void>() };
      return wanted.seen.promise;
    },
    async stop() {
      stopped = true;
      await polling;
      agent.destroy();
      return { page, answers };
    },
  };
}

function outcome(page: string, answers: Answer[], publications: Publication[]): Outcome {
  const byArrival = [...answers].sort((a, b) => Number(a.received - b.received));
  const delays: number[] = [];
  let at = 0;
  for (const { edition, done } of publications.slice(1)) {
    while ((byArrival[at]?.edition ?? edition) < edition) at++;
    const first = byArrival[at];
    if (first) delays.push(Math.max(0, Number(first.received - done) / 1e6));
  }
  let stale = 0;
  let oldest = 0;
  for (const { sent, edition } of answers) {
    const missed = publications[edition]; // the publication after the one that was served
    if (!missed || missed.done >= sent) continue;
    stale++;
    oldest = Math.max(oldest, Number(sent - missed.done) / 1e6);
  }
  return { page, delays, stale, oldest, answers: answers.length };
}

function poll(url: string, agent: Agent): Promise<Answer> {
  const sent = process.hrtime.bigint();
  return new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      response.setEncoding("utf8");
      response.toArray().then((chunks) => {
        const edition = /Measured edition (\d+)/.exec(chunks.join(""));
        if (edition) resolve({ sent, received: process.hrtime.bigint(), edition: Number(edition[1]) });
        else reject(new Error(`${url} answered ${response.statusCode} without the measured story.`));
      }, reject);
    }).on("error", reject);
  });
}
