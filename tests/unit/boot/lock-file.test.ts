import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

type Package = {
  version?: string;
  link?: boolean;
  resolved?: string;
  optionalDependencies?: Record<string, string>;
};
const packages: Record<string, Package> = JSON.parse(readFileSync("package-lock.json", "utf8")).packages;

// npm leaves out of the lock file what its registry did not offer on the day, and npm ci then refuses the file
// everywhere. Add what is missing as on a machine with the public registry: version, cpu, os and "optional".
it("lists the packages of every platform, so that npm ci accepts the lock file everywhere", () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isInstalledFor(path, name)),
  );
  expect(missing).toEqual([]);
});

it("names no place that packages must come from, so that any registry will do", () => {
  expect(Object.values(packages).filter(({ resolved, link }) => resolved && !link)).toEqual([]);
});

/** Node's own search: beside the package that asks, then in every folder above. */
function isInstalledFor(path: string, name: string): boolean {
  for (let from = path; ; from = from.slice(0, Math.max(0, from.lastIndexOf("/node_modules/")))) {
    if (packages[`${from}${from && "/"}node_modules/${name}`]) return true;
    if (from === "") return false;
  }
}
