import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, mkdir, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import {
  type Cluster,
  createCluster,
  recall,
  runningOn,
  startCluster,
  stopCluster,
  superuser,
} from "#lib/database/cluster.ts";
import { connect } from "#lib/database/connect.ts";
import { migrate } from "#lib/database/migrate.ts";
import { accountFor, programs } from "#lib/database/programs.ts";
import { freePort, temporaryFolder } from "../../support/server.ts";

export type Place = {
  /** The database of that size, and whether it was there already. */
  open(size: number): Promise<{ url: string; isNew: boolean }>;
  close(): Promise<void>;
};

/**
 * A PostgreSQL server for the benchmark alone. Unlike the tests' it is as careful with the disk as a site's own. With
 * `keep`, a folder, its databases are there the next time; without, all is gone at the end.
 */
export async function openPlace(keep?: string): Promise<Place> {
  const home = keep ? resolve(keep) : await temporaryFolder();
  if (keep) await mkdir(home, { recursive: true });
  await chmod(home, 0o711);
  const folder = join(home, "data");
  const account = accountFor(folder);
  const cluster: Cluster = { folder, bin: await programs(account), account, log: join(home, "log") };
  const password = randomBytes(12).toString("hex");
  if (!existsSync(folder)) await createCluster(cluster, { password, port: null });
  const server = `postgresql://${superuser}:${(await recall(cluster)).password}@127.0.0.1:${await start(cluster)}`;
  return {
    async open(size) {
      const name = `stories_${size}`;
      const client = await connect(`${server}/postgres?sslmode=disable`);
      const { rowCount } = await client.query("select from pg_database where datname = $1", [name]);
      if (!rowCount) await client.query(`create database ${name} encoding 'UTF8'`);
      await client.end();
      const url = `${server}/${name}?sslmode=disable`;
      await migrate(url);
      return { url, isNew: await isEmpty(url) };
    },
    async close() {
      await stopCluster(cluster);
      if (!keep) await rm(dirname(folder), { recursive: true, force: true });
    },
  };
}

async function start(cluster: Cluster): Promise<number> {
  const running = await runningOn(cluster);
  if (running) return running;
  for (;;) {
    const port = await freePort();
    if (await startCluster(cluster, port, settings)) return port;
  }
}

/** All others are PostgreSQL's own, which a site's embedded database has too. */
const settings = { max_wal_size: "4GB", max_connections: "50" };

async function isEmpty(url: string): Promise<boolean> {
  const client = await connect(url);
  const { rows } = await client.query("select not exists (select from stories) as empty");
  await client.end();
  return rows[0].empty;
}
