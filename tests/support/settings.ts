import { connect } from "#lib/database/connect.ts";

/** Says who may read, as another process would: what is stored, and the word of it. */
export async function openTo(
  { databaseUrl }: { databaseUrl: string },
  readers: "everyone" | "signed_in",
): Promise<void> {
  const client = await connect(databaseUrl);
  try {
    await client.query("begin");
    await client.query("update settings set readers = $1::audience", [readers]);
    await client.query("select pg_notify('takewire_pages', $1)", [JSON.stringify(["another.1", "settings"])]);
    await client.query("commit");
  } finally {
    await client.end();
  }
}
