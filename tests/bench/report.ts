import { cpus } from "node:os";

/** What one measurement gives: rows of a table, and what was asked of it. */
export type Report = {
  title: string;
  rows: Record<string, string | number>[];
  limits?: { what: string; value: number; unit: string; atMost?: number; atLeast?: number }[];
  notes?: string[];
};

/** A measurement that `npm run bench -- NAME` can name: its file exports this as `measure`. */
export type Measure = (options?: {
  corpus?: string;
  sizes?: number[];
  keep?: string;
  only?: string;
}) => Promise<Report>;

export function print(name: string, report: Report): void {
  console.log(`\n${report.title} (${name})`);
  console.table(report.rows);
  for (const limit of report.limits ?? []) {
    const { what, value, unit, atMost, atLeast } = limit;
    const wanted = atMost === undefined ? `at least ${atLeast}` : `at most ${atMost}`;
    console.log(`${isMet(limit) ? "met   " : "MISSED"} ${what}: ${rounded(value)} ${unit} (${wanted})`);
  }
  for (const note of report.notes ?? []) console.log(`       ${note}`);
}

export function machine(): Record<string, string | number> {
  const [first] = cpus();
  return { node: process.version, platform: process.platform, cores: cpus().length, cpu: first?.model ?? "" };
}

export function median(values: number[]): number {
  return percentile(values, 50);
}

export function percentile(values: number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((p / 100) * sorted.length) - 1)] ?? Number.NaN;
}

export function rounded(value: number): number {
  return Number(value.toPrecision(value >= 100 ? Math.ceil(Math.log10(value + 1)) : 3));
}

function isMet({ value, atMost, atLeast }: NonNullable<Report["limits"]>[number]): boolean {
  return (atMost === undefined || value <= atMost) && (atLeast === undefined || value >= atLeast);
}
