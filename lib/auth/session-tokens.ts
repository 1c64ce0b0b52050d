import { createHash } from "node:crypto";
import type { BetterAuthOptions } from "better-auth";
import type { DBAdapter, DBTransactionAdapter, Where } from "better-auth/adapters";

/** What the database keeps of a session's token: enough to know it again, and not enough to be let in with. */
export function storedToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** A database adapter of the library that keeps session tokens as hashes; the library goes on with the tokens themselves. */
export function hashingTokens(make: (options: BetterAuthOptions) => DBAdapter) {
  return (options: BetterAuthOptions): DBAdapter => {
    const adapter = make(options);
    return {
      ...hashing(adapter),
      transaction: (work) => adapter.transaction((inner) => work(hashing(inner))),
    };
  };
}

function hashing<A extends DBTransactionAdapter>(adapter: A): A {
  return {
    ...adapter,
    create: async (query) => named(query, await adapter.create(hashed(query))),
    findOne: async (query) => named(query, await adapter.findOne(hashed(query))),
    findMany: async (query) => {
      const rows = await adapter.findMany(hashed(query));
      return rows.map((row) => named(query, row));
    },
    count: (query) => adapter.count(hashed(query)),
    update: async (query) => named(query, await adapter.update(hashed(query))),
    updateMany: (query) => adapter.updateMany(hashed(query)),
    delete: (query) => adapter.delete(hashed(query)),
    deleteMany: (query) => adapter.deleteMany(hashed(query)),
    consumeOne: async (query) => named(query, await adapter.consumeOne(hashed(query))),
  } as A;
}

type Query = {
  model: string;
  where?: Where[];
  data?: Record<string, unknown>;
  update?: Record<string, unknown>;
};

function hashed<Q extends Query>(query: Q): Q {
  if (query.model !== "session") return query;
  const { where, data, update } = query;
  return {
    ...query,
    ...(where && {
      where: where.map((each) => (each.field === "token" ? { ...each, value: stored(each.value) } : each)),
    }),
    ...(data && "token" in data && { data: { ...data, token: stored(data.token) } }),
    ...(update && "token" in update && { update: { ...update, token: stored(update.token) } }),
  };
}

function stored<V>(value: V): V {
  if (Array.isArray(value)) return value.map(storedToken) as V;
  return (typeof value === "string" ? storedToken(value) : value) as V;
}

/** A row with the token by which it was asked for or made, in the place of its hash. */
function named<T>({ model, where = [], data, update }: Query, row: T): T {
  if (model !== "session" || row === null) return row;
  const asked = where.flatMap(({ field, value }) => (field === "token" ? [value].flat() : []));
  const tokens = [data?.token, update?.token, ...asked].filter((token) => typeof token === "string");
  const token = tokens.find((each) => storedToken(each) === (row as { token?: unknown }).token);
  return token === undefined ? row : { ...row, token };
}
