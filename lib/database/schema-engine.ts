import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import pg from "pg";

/** Prisma's schema engine, the WebAssembly one that needs no download, working through that pool. */
export async function openEngine(pool: CatalogPool): Promise<SchemaEngine> {
  loaded ??= load();
  const adapter = bindMigrationAwareSqlAdapterFactory(new CatalogAdapter(pool));
  return (await loaded).new({ datamodels: undefined }, () => {}, adapter);
}

/**
 * The adapter does not know PostgreSQL's one-letter type "char" (OID 18), in which the catalogue answers some of the
 * engine's questions. Let through as text, its columns are given their right type afterwards.
 */
export class CatalogPool extends pg.Pool {
  static letters = new WeakMap<object, number[]>();

  override async query(...args: unknown[]): Promise<never> {
    const result = await (super.query as (...args: unknown[]) => Promise<pg.QueryResult>)(...args);
    const columns = result.fields.flatMap(({ dataTypeID }, index) => (dataTypeID === 18 ? [index] : []));
    for (const column of columns) result.fields[column]!.dataTypeID = pg.types.builtins.TEXT;
    CatalogPool.letters.set(result.rows, columns);
    return result as never;
  }
}

class CatalogAdapter extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query);
      for (const column of CatalogPool.letters.get(result.rows) ?? []) {
        result.columnTypes[column] = ColumnTypeEnum.Character;
      }
      return result;
    };
    return adapter;
  }
}

let loaded: Promise<typeof SchemaEngine> | undefined;

/** Its package imports the WebAssembly as a bundler would, which Node does not do. */
async function load(): Promise<typeof SchemaEngine> {
  const glue = "@prisma/schema-engine-wasm/schema_engine_bg";
  const folder = dirname(createRequire(import.meta.url).resolve(glue));
  const bindings = await import(glue);
  const bytes = await readFile(join(folder, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": bindings });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return bindings.SchemaEngine;
}
