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
  return new PrismaClient({ adapter: new PrismaPg({ connectionString, max: 10 }) });
}
