import pg from "pg";
import { BootError } from "#lib/boot/boot-error.ts";

export const oldestServer = 15;

/**
 * A connection to the database at `url`, for set-up work; the caller ends it. Whatever prevents it becomes one
 * sentence: unreachable, wrong password, no such database, too old, not UTF-8.
 */
export async function connect(url: string, applicationName = "takewire set-up"): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: applicationName,
    connectionTimeoutMillis: 10_000,
  });
  // A connection that breaks later says so at the next query; without a listener it would end the process.
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (error) {
    throw new BootError(explain(url, error as NodeJS.ErrnoException), { cause: error });
  }
  try {
    await check(client, url);
    return client;
  } catch (error) {
    await client.end();
    throw error;
  }
}

/** "18.4" and the like. */
export async function serverVersion(client: pg.Client): Promise<string> {
  const { rows } = await client.query("show server_version");
  return String(rows[0].server_version).split(" ")[0] ?? "";
}

/** Host and port, never the password. */
export function serverOf(url: string): string {
  const { hostname, port, searchParams } = new URL(url);
  const host = hostname || searchParams.get("host") || "localhost";
  return `${host}:${port || searchParams.get("port") || 5432}`;
}

async function check(client: pg.Client, url: string): Promise<void> {
  const { rows } = await client.query(
    "select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding",
  );
  const problem = unfit(serverOf(url), rows[0]);
  if (problem) throw new BootError(problem);
}

/** Why a server that answers will not do, in one sentence, or null. `version` is its `server_version_num`. */
export function unfit(
  server: string,
  { version, encoding }: { version: number; encoding: string },
): string | null {
  const major = Math.floor(version / 10_000);
  if (major < oldestServer) {
    return `The PostgreSQL at ${server} is version ${major}, but Takewire needs ${oldestServer} or newer: upgrade it, or name another in DATABASE_URL.`;
  }
  if (encoding !== "UTF8") {
    return `The database at ${server} stores text as ${encoding}, but Takewire needs UTF8: create another with ENCODING 'UTF8' and name it in DATABASE_URL.`;
  }
  return null;
}

function explain(url: string, error: NodeJS.ErrnoException): string {
  const { username, pathname } = new URL(url);
  const server = serverOf(url);
  const name = decodeURIComponent(pathname.slice(1));
  const who = decodeURIComponent(username) || "the current user";
  switch (error.code) {
    case "ECONNREFUSED":
      return `No PostgreSQL answers at ${server}: start it, or correct DATABASE_URL.`;
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `The host of the database, ${server}, is not known: correct DATABASE_URL.`;
    case "28P01":
      return `PostgreSQL at ${server} refuses the password of "${who}": correct DATABASE_URL.`;
    case "28000":
      return `PostgreSQL at ${server} does not let "${who}" in (${error.message}): correct DATABASE_URL or the server's pg_hba.conf.`;
    case "3D000":
      return `PostgreSQL at ${server} has no database "${name}": create it (createdb ${name}), or correct DATABASE_URL.`;
    case "53300":
      return `PostgreSQL at ${server} has no connection left: raise its max_connections or close other programs.`;
    case "57P03":
      return `PostgreSQL at ${server} is just starting or stopping: try again in a moment.`;
    default:
      return `The database at ${server} cannot be reached (${error.message}): start it, or correct DATABASE_URL.`;
  }
}
