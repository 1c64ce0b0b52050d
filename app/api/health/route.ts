import { databaseHealth } from "#lib/health/queries.ts";
import { version } from "#package.json";

export const dynamic = "force-dynamic";

/** Whether this process can do its work: 200, or 503 with what is wrong. */
export async function GET(): Promise<Response> {
  const database = await databaseHealth();
  const answer = database.ok
    ? { status: "ok", database: "ok", version }
    : { status: "unavailable", database: database.reason, version };
  return Response.json(answer, { status: database.ok ? 200 : 503, headers: { "Cache-Control": "no-store" } });
}
