// npm run bench [-- NAME… [--json FILE] [--corpus FILE]]: measures the production build and prints what it finds.
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type Measure, machine, print, type Report } from "./report.ts";
import { prepareStories } from "./site.ts";

const measurements: Record<string, () => Promise<{ measure: Measure }>> = {
  reading: () => import("./reading.ts"),
  render: () => import("./render.ts"),
  freshness: () => import("./freshness.ts"),
  visit: () => import("./visit.ts"),
  memory: () => import("./memory.ts"),
  start: () => import("./start.ts"),
  related: () => import("./related.ts"),
  tags: () => import("./tags.ts"),
  saving: () => import("./saving.ts"),
  typing: () => import("./typing.ts"),
  schedule: () => import("./schedule.ts"),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "string" }, corpus: { type: "string" } },
});
const unknown = positionals.filter((name) => !(name in measurements));
if (unknown.length > 0) {
  console.error(
    `No measurement is called ${unknown.join(", ")}. There are: ${Object.keys(measurements).join(", ")}.`,
  );
  process.exit(1);
}

await prepareStories();
const reports: Record<string, Report> = {};
for (const [name, load] of Object.entries(measurements)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const { measure } = await load();
  const report = await measure({ corpus: values.corpus });
  reports[name] = report;
  print(name, report);
}
const json = JSON.stringify({ machine: machine(), at: new Date().toISOString(), reports }, null, 2);
if (values.json) writeFileSync(values.json, `${json}\n`);
else console.log(`\n${json}`);
process.exit(0);
