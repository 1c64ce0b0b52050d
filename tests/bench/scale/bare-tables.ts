import type pg from "pg";
import { connect } from "#lib/database/connect.ts";

/**
 * Takes the indexes and keys of these tables away while much is written, as pg_restore does, and gives what puts them
 * back: every row is checked against every key then. Checks stay all the time; triggers, which keep what is computed from
 * the rows, rest until then.
 */
export async function bareTables(client: pg.Client, tables: string[]): Promise<() => Promise<number>> {
  const { rows: keys } = await client.query<Definition & { kind: string }>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name, contype as kind,
        pg_get_constraintdef(oid) as definition
      from pg_constraint
      where conrelid = any ($1::regclass[]) and contype in ('p', 'u', 'f')
        or confrelid = any ($1::regclass[]) and contype = 'f'
      order by contype, 1, 2`,
    [tables],
  );
  const { rows: indexes } = await client.query<Definition>(
    `select indrelid::regclass::text as table, indexrelid::regclass::text as name,
        pg_get_indexdef(indexrelid) as definition
      from pg_index
      where indrelid = any ($1::regclass[]) and not exists (select from pg_constraint where conindid = indexrelid
        and contype in ('p', 'u'))
      order by 1, 2`,
    [tables],
  );
  const foreign = keys.filter(({ kind }) => kind === "f");
  const own = keys.filter(({ kind }) => kind !== "f");
  await client.query("begin");
  for (const { table, name } of [...foreign, ...own]) {
    await client.query(`alter table ${table} drop constraint ${name}`);
  }
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  for (const table of tables) await client.query(`alter table ${table} disable trigger user`);
  await client.query("commit");

  return async () => {
    const begin = performance.now();
    const add = ({ table, name, definition }: Definition) =>
      `alter table ${table} add constraint ${name} ${definition}`;
    await sideBySide(client, byTable([...own.map((key) => ({ ...key, definition: add(key) })), ...indexes]));
    // One after another: two foreign keys lock their tables in different orders.
    await client.query("set maintenance_work_mem = '256MB'");
    for (const key of foreign) await client.query(add(key));
    for (const table of tables) await client.query(`alter table ${table} enable trigger user`);
    return performance.now() - begin;
  };
}

type Definition = { table: string; name: string; definition: string };

/** Statements of one table wait for one another, those of others need not. */
function byTable(definitions: Definition[]): string[][] {
  return Object.values(Object.groupBy(definitions, ({ table }) => table)).map((some) =>
    (some ?? []).map(({ definition }) => definition),
  );
}

async function sideBySide(client: pg.Client, lists: string[][]): Promise<void> {
  const { host, port, user, password, database } = client;
  const url = `postgresql://${user}:${password}@${host}:${port}/${database}?sslmode=disable`;
  const waiting = lists.toSorted((a, b) => b.length - a.length);
  const work = async () => {
    const one = await connect(url);
    await one.query("set maintenance_work_mem = '256MB'");
    for (let list = waiting.shift(); list; list = waiting.shift()) {
      for (const statement of list) await one.query(statement);
    }
    await one.end();
  };
  await Promise.all([work(), work()]);
}
