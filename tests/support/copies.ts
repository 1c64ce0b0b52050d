import { randomBytes } from "node:crypto";
import { connect } from "#lib/database/connect.ts";

export type Copy = { url: string; drop(): Promise<void> };

/** `empty` is migrated and holds nothing; `content` holds the stories of `content/` besides. */
export const templates = { empty: "template_empty", content: "template_content" } as const;

/** A database of one's own on this run's server: a copy of a template, dropped by the caller. */
export async function copyDatabase(
  from: string = templates.empty,
  name = `test_${randomBytes(6).toString("hex")}`,
): Promise<Copy> {
  const server = process.env.TEST_SERVER;
  if (!server) throw new Error("No test server runs: start this test with npm test, vitest or playwright.");
  await onServer(server, `create database ${name} template ${from} encoding 'UTF8'`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(server, `drop database if exists ${name} with (force)`) };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = await connect(url);
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
