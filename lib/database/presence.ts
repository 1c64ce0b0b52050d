import type pg from "pg";
import { connect } from "./connect.ts";

/** That this process uses the embedded database, told to the others by an open connection with a name. */
export type Presence = { client: pg.Client; others(): Promise<number>; end(): Promise<void> };

const name = "takewire is here";

/**
 * Announces this process to all that share the database at `url`. The server itself takes a dead process off the
 * list; a lost connection, from a server that was started again, is made anew.
 */
export async function announce(url: string): Promise<Presence> {
  let client = await connect(url, name);
  let ended = false;
  let retry: NodeJS.Timeout | undefined;

  function watch() {
    client.once("end", () => {
      if (!ended) retry = setTimeout(again, 1000).unref();
    });
  }

  async function again() {
    try {
      client = await connect(url, name);
      if (ended) await client.end();
      else watch();
    } catch {
      if (!ended) retry = setTimeout(again, 1000).unref();
    }
  }

  watch();
  return {
    client,
    async others() {
      const { rows } = await client.query(
        "select count(*)::int as count from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()",
        [name],
      );
      return rows[0].count;
    },
    async end() {
      ended = true;
      clearTimeout(retry);
      await client.end();
    },
  };
}
