import type { AuditEvent } from "./queries.ts";

type Format = { name: string; type: string; head: string; line: (event: AuditEvent) => string };

const columns: [string, (event: AuditEvent) => string][] = [
  ["id", ({ id }) => id],
  ["at", ({ at }) => at.toISOString()],
  ["who_id", ({ who }) => who.id ?? ""],
  ["who", ({ who }) => who.name],
  ["kind", ({ kind }) => kind],
  ["did", ({ did }) => did],
  ["about", ({ about }) => (about ? `${about.kind}:${about.id}` : "")],
  ["title", ({ title }) => title],
  ["before", ({ before }) => JSON.stringify(before)],
  ["after", ({ after }) => JSON.stringify(after)],
  ["data", ({ data }) => JSON.stringify(data)],
  ["from", ({ origin }) => origin],
];

/**
 * The forms in which events are given out. CSV is that of RFC 4180, with the mark by which spreadsheets know UTF-8, and a
 * text that one of them could take for a formula has an apostrophe in front (OWASP, CSV Injection).
 */
export const formats = {
  csv: {
    name: "CSV",
    type: "text/csv; charset=utf-8",
    head: `\uFEFF${row(columns.map(([name]) => name))}`,
    line: (event) => row(columns.map(([, cell]) => cell(event))),
  },
  jsonl: {
    name: "JSON lines",
    type: "application/jsonl; charset=utf-8",
    head: "",
    line: ({ origin, ...event }) => `${JSON.stringify({ ...event, from: origin })}\n`,
  },
} as const satisfies Record<string, Format>;

export type AuditFormat = keyof typeof formats;

function row(cells: string[]): string {
  return `${cells.map(cell).join(",")}\r\n`;
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
