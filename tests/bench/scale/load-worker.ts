// A process that writes a part of the invented stories, beside others.
import type pg from "pg";
import { connect } from "#lib/database/connect.ts";
import { answerCalls } from "../helper.ts";
import { copyRows } from "./copy.ts";
import { columns, type Places, rowsOf, type Table } from "./rows.ts";
import { type Inventor, inventor } from "./stories.ts";

export type Work = { url: string; seed: number; count: number; end: string; places: Places };

let at: { client: pg.Client; invented: Inventor; places: Places } | null = null;

answerCalls(
  {
    async begin({ url, seed, count, end, places }: Work) {
      const client = await connect(url);
      await client.query("set synchronous_commit = off");
      at = { client, invented: inventor(seed, count, new Date(end)), places };
    },
    /** Writes the stories from one number up to another, which is left out. */
    async write({ from, to }: { from: number; to: number }) {
      if (!at) throw new Error("Begin before writing.");
      const { client, invented, places } = at;
      const stories = Array.from({ length: to - from }, (_, i) =>
        rowsOf(from + i + 1, invented.story(from + i), places),
      );
      await client.query("begin");
      for (const table of Object.keys(columns) as Table[]) {
        await copyRows(
          client,
          table,
          stories.flatMap((rows) => rows[table]),
        );
      }
      await client.query("commit");
    },
  },
  async () => {
    await at?.client.end();
  },
);
