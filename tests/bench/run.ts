// npm run bench [-- NAME… [--json FILE] [--corpus FILE] [--size NUMBER]… [--keep FOLDER] [--only WORDS]]: measures the production build and prints what it finds.
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { measurements, needsSite } from "./measurements.ts";
import { machine, print, type Report } from "./report.ts";
import { prepareStories } from "./site.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "string" },
    corpus: { type: "string" },
    size: { type: "string", multiple: true },
    keep: { type: "string" },
    only: { type: "string" },
  },
});
const unknown = positionals.filter((name) => !(name in measurements));
if (unknown.length > 0) {
  console.error(
    `No measurement is called ${unknown.join(", ")}. There are: ${Object.keys(measurements).join(", ")}.`,
  );
  process.exit(1);
}

if (needsSite(positionals)) await prepareStories();
const reports: Record<string, Report> = {};
for (const [name, load] of Object.entries(measurements)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const { measure } = await load();
  const { corpus, keep, only } = values;
  const report = await measure({ corpus, keep, only, sizes: values.size?.map(Number) });
  reports[name] = report;
  print(name, report);
}
const json = JSON.stringify({ machine: machine(), at: new Date().toISOString(), reports }, null, 2);
if (values.json) writeFileSync(values.json, `${json}\n`);
else console.log(`\n${json}`);
process.exit(0);
