import type { Measure } from "./report.ts";

/** Every measurement by the name that `npm run bench -- NAME` takes. */
export const measurements: Record<string, () => Promise<{ measure: Measure }>> = {
  reading: () => import("./reading.ts"),
  render: () => import("./render.ts"),
  freshness: () => import("./freshness.ts"),
  visit: () => import("./visit.ts"),
  paint: () => import("./paint.ts"),
  memory: () => import("./memory.ts"),
  start: () => import("./start.ts"),
  related: () => import("./related.ts"),
  tags: () => import("./tags.ts"),
  scale: () => import("./scale.ts"),
  saving: () => import("./saving.ts"),
  typing: () => import("./typing.ts"),
  schedule: () => import("./schedule.ts"),
};

const ofDatabase = ["related", "tags", "scale"];

/** Whether any of the measurements among these words, all if there is none, is of a site that runs. */
export function needsSite(words: string[]): boolean {
  const named = words.filter((word) => word in measurements);
  return named.length === 0 || named.some((name) => !ofDatabase.includes(name));
}
