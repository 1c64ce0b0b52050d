import { once } from "node:events";
import type pg from "pg";
import { from } from "pg-copy-streams";
import { columns, type Table, type Value } from "./rows.ts";

/** Writes rows by PostgreSQL's COPY, which neither plans nor answers each of them. */
export async function copyRows(client: pg.Client, table: Table, rows: Value[][]): Promise<void> {
  if (rows.length === 0) return;
  const names = columns[table].split(" ").map((name) => `"${name}"`);
  const stream = client.query(from(`copy "${table}" (${names.join(", ")}) from stdin`));
  const done = Promise.all([once(stream, "finish"), once(client, "drain")]);
  stream.end(`${rows.map((row) => row.map(encode).join("\t")).join("\n")}\n`);
  await done;
}

/** A value in COPY's text format. */
export function encode(value: Value): string {
  if (value === null) return "\\N";
  if (typeof value === "number") return String(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return escaped(`{${value.map((text) => JSON.stringify(text)).join(",")}}`);
  return escaped(typeof value === "string" ? value : JSON.stringify(value));
}

function escaped(text: string): string {
  return /[\\\n\r\t]/.test(text) ? text.replace(/[\\\n\r\t]/g, (sign) => signs[sign] as string) : text;
}

const signs: Record<string, string> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
