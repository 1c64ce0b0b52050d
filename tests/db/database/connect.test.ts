import { createServer } from "node:net";
import { expect, it } from "vitest";
import { connect } from "#lib/database/connect.ts";
import { freePort } from "../../support/server.ts";

const server = process.env.TEST_SERVER ?? "";

function changed(changes: Partial<URL>): string {
  return Object.assign(new URL(server), changes).href;
}

async function sentence(url: string): Promise<string> {
  const client = await connect(url).catch((error: Error) => error);
  if (client instanceof Error) return client.message;
  await client.end();
  throw new Error("It connected.");
}

it("says that no server answers", async () => {
  const port = await freePort();
  expect(await sentence(changed({ port: String(port) }))).toBe(
    `No PostgreSQL answers at 127.0.0.1:${port}: start it, or correct DATABASE_URL.`,
  );
});

it("says that the password is wrong, without repeating it", async () => {
  const message = await sentence(changed({ password: "pa55word" }));
  expect(message).toMatch(
    /^PostgreSQL at 127.0.0.1:\d+ refuses the password of "takewire": correct DATABASE_URL\.$/,
  );
});

it("says that there is no such database", async () => {
  expect(await sentence(changed({ pathname: "/nowhere" }))).toMatch(
    /has no database "nowhere": create it \(createdb nowhere\), or correct DATABASE_URL\.$/,
  );
});

it("says that the host is not known", async () => {
  expect(await sentence(changed({ hostname: "db.invalid" }))).toMatch(
    /^The host of the database, db\.invalid:\d+, is not known: correct DATABASE_URL\.$/,
  );
});

it("says that the database does not store UTF-8", async () => {
  const client = await connect(server);
  await client.query("create database latin template template0 encoding 'LATIN1' locale 'C'");
  try {
    expect(await sentence(changed({ pathname: "/latin" }))).toMatch(
      /stores text as LATIN1, but Takewire needs UTF8/,
    );
  } finally {
    await client.query("drop database latin with (force)");
    await client.end();
  }
});

it("says what it can when something answers that is no PostgreSQL", async () => {
  const other = createServer((socket) => socket.end("220 mail.example.org ESMTP\r\n"));
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const { port } = other.address() as { port: number };
  try {
    expect(await sentence(changed({ port: String(port) }))).toMatch(
      /^The database at 127.0.0.1:\d+ cannot be reached/,
    );
  } finally {
    other.close();
  }
});
