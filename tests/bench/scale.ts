import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { disconnect } from "#lib/database/client.ts";
import { connect } from "#lib/database/connect.ts";
import { type Measure, type Report, rounded } from "./report.ts";
import { loadInvented } from "./scale/load.ts";
import { openPlace, type Place } from "./scale/place.ts";
import { plansOf } from "./scale/plans.ts";
import { probes } from "./scale/probes.ts";
import { type Progress, rebuildings } from "./scale/rebuilding.ts";
import { time } from "./scale/timing.ts";

const defaultSizes = [10_000, 100_000];
/** The size at which the limits are promised. */
const promised = 100_000;

/** Of one size: seconds and stories a second of what is done once, and percentiles in milliseconds of the rest. */
type Found = {
  size: number;
  perSecond: number;
  minutes: Record<string, number>;
  times: { what: string; atMost?: number; p50: number; p95: number }[];
};

/**
 * What loading, rebuilding, reading, publishing and searching take at 10,000 and 100,000 stories (`--size` names others),
 * and how they grow; of what is slower than promised, the plans. `--keep FOLDER` keeps the databases, so that the
 * next time nothing has to be loaded; `--only WORDS` measures what has these words in its name.
 */
export const measure: Measure = async ({ sizes = defaultSizes, keep, only = "" } = {}) => {
  const place = await openPlace(keep);
  const before = process.env.DATABASE_URL;
  const found: Found[] = [];
  try {
    for (const size of sizes) found.push(await measureSize(place, size, keep, only));
  } finally {
    await disconnect();
    await place.close();
    if (before === undefined) delete process.env.DATABASE_URL;
    else process.env.DATABASE_URL = before;
  }
  return { title: `At ${sizes.map(thousands).join(" and ")} stories`, ...tableOf(found) };
};

async function measureSize(place: Place, size: number, keep?: string, only = ""): Promise<Found> {
  const { url, isNew } = await place.open(size);
  const once = await kept(keep, size);
  process.env.DATABASE_URL = url;
  if (isNew) {
    const { perSecond } = await loadInvented(url, {
      count: size,
      progress: say(`${thousands(size)} loaded`),
    });
    once.perSecond = perSecond;
    keepNow(keep, size, once);
  }
  for (const { what, isDone, run } of rebuildings) {
    if (!what.includes(only) || (await isDone())) continue;
    const begin = performance.now();
    await run(say(`${thousands(size)}: ${what}`));
    once.minutes[what] = (performance.now() - begin) / 60_000;
    keepNow(keep, size, once);
    await vacuum(url);
  }
  const times: Found["times"] = [];
  for (const probe of (await probes()).filter(({ what }) => what.includes(only))) {
    const { slowest, ...timed } = await time(probe);
    times.push(timed);
    const { what, atMost, p95 } = timed;
    console.log(`  ${thousands(size)}: ${what}: p95 ${rounded(p95)} ms`);
    if (atMost === undefined || p95 <= atMost) continue;
    for (const { milliseconds, text } of await plansOf(slowest)) {
      console.log(`\n${what}, at ${thousands(size)} stories: a statement of ${milliseconds} ms\n${text}\n`);
    }
  }
  await disconnect();
  return { size, ...once, times };
}

function tableOf(found: Found[]): Pick<Report, "rows" | "limits" | "notes"> {
  const [small, large] = [found[0], found.at(-1)];
  const whats = [...new Set(found.flatMap(({ times }) => times.map(({ what }) => what)))];
  const of = ({ times }: Found, what: string) => times.find((timed) => timed.what === what);
  const growth = (value: (one: Found) => number | undefined) => {
    const [first, last] = [small && value(small), large && value(large)];
    return found.length < 2 || !first || !last ? "" : `× ${rounded(last / first)}`;
  };
  const row = (what: string, unit: string, value: (one: Found) => number | undefined) => ({
    what: `${what}, ${unit}`,
    ...Object.fromEntries(found.map((one) => [thousands(one.size), rounded(value(one) ?? Number.NaN)])),
    growth: growth(value),
  });
  const at = found.find(({ size }) => size === promised);
  return {
    rows: [
      row("loading", "stories/s", ({ perSecond }) => perSecond),
      ...rebuildings.map(({ what }) => row(what, "min", ({ minutes }) => minutes[what])),
      ...whats.flatMap((what) => [
        row(what, "p50 ms", (one) => of(one, what)?.p50),
        row(what, "p95 ms", (one) => of(one, what)?.p95),
      ]),
    ],
    limits: at && [
      { what: "loading", value: at.perSecond, unit: "stories/s", atLeast: 2000 },
      ...rebuildings.flatMap(({ what, atMost }) =>
        atMost ? [{ what, value: at.minutes[what] ?? Number.NaN, unit: "min", atMost }] : [],
      ),
      ...at.times.flatMap(({ what, atMost, p95 }) =>
        atMost ? [{ what: `${what}, p95`, value: p95, unit: "ms", atMost }] : [],
      ),
    ],
    notes: ["Of three passes the quickest counts. Limits are those of 100,000 stories."],
  };
}

/** What was found when the kept databases were loaded and rebuilt. */
async function kept(keep: string | undefined, size: number): Promise<Pick<Found, "perSecond" | "minutes">> {
  const path = keep && notesIn(keep, size);
  if (path && existsSync(path)) return JSON.parse(readFileSync(path, "utf8"));
  return { perSecond: Number.NaN, minutes: {} };
}

function keepNow(keep: string | undefined, size: number, once: Pick<Found, "perSecond" | "minutes">): void {
  if (keep) writeFileSync(notesIn(keep, size), JSON.stringify(once));
}

const notesIn = (keep: string, size: number) => join(keep, `stories_${size}.json`);

async function vacuum(url: string): Promise<void> {
  const client = await connect(url);
  await client.query("vacuum analyze");
  await client.end();
}

/** Says every now and then how far something is, and at the end of each of its stages. */
function say(what: string): Progress {
  let [begin, said, before] = [performance.now(), performance.now(), ""];
  return (done, of, stage = "") => {
    const now = performance.now();
    if (stage !== before) [begin, before] = [said, stage];
    if (done < of && now - said < 5000) return;
    said = now;
    const rate = done / ((now - begin) / 1000);
    console.log(
      `  ${what}${stage && `, ${stage}`}: ${Math.floor((100 * done) / of)} %, ${rounded(rate)} a second`,
    );
  };
}

function thousands(size: number): string {
  return size.toLocaleString("en");
}
