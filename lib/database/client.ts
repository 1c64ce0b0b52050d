import { PrismaPg } from "@prisma/adapter-pg";
import { shared } from "#lib/shared.ts";
import { type Prisma, PrismaClient } from "#prisma/generated/client.ts";

export type Transaction = Prisma.TransactionClient;

const holder = shared("database", () => ({ client: null as PrismaClient | null }));

/** The process's one Prisma client, made at first use for the `DATABASE_URL` of that moment. */
export function database(): PrismaClient {
  holder.client ??= connect();
  return holder.client;
}

/** Closes the client, if there is one; the next use connects anew. */
export async function disconnect(): Promise<void> {
  const client = holder.client;
  holder.client = null;
  await client?.$disconnect();
}

function connect(): PrismaClient {
  const connectionString = process.env.DATABASE_URL;
  if (!connectionString) throw new Error("DATABASE_URL is not set: open the database before using it.");
  // Compiling a query to machine code pays off after seconds; the readers' queries take milliseconds.
  const onConnect = (client: { query(text: string): Promise<unknown> }) => client.query("set jit = off");
  const pool = { connectionString, max: 10, onConnect };
  return new PrismaClient({ adapter: new PrismaPg(pool, { statementNameGenerator: preparedName }) });
}

/**
 * A raw statement that says "-- prepared: NAME" is planned once in a connection, not at every run; the name stands for
 * one text. (PgBouncer understands that from 1.21 on.) Any other has no name, which Prisma's types do not foresee.
 */
function preparedName({ sql }: { sql: string }): string {
  return /^\s*-- prepared: (\w+)/.exec(sql)?.[1] as string;
}
