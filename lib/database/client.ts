import { PrismaPg } from "@prisma/adapter-pg";
import { type Prisma, PrismaClient } from "#prisma/generated/client.ts";
import { shared } from "#lib/shared.ts";

export type Transaction = Prisma.TransactionClient;

/** The process's one Prisma client, made at first use for the `DATABASE_URL` of that moment. */
export function database(): PrismaClient {
  shared.database ??= connect();
  return shared.database;
}

/** Closes the client, if there is one; the next use connects anew. */
export async function disconnect(): Promise<void> {
  const client = shared.database;
  shared.database = undefined;
  await client?.$disconnect();
}

function connect(): PrismaClient {
  const connectionString = process.env.DATABASE_URL;
  if (!connectionString) throw new Error("DATABASE_URL is not set: the database must be opened before it is used.");
  return new PrismaClient({ adapter: new PrismaPg({ connectionString, max: 10 }) });
}
