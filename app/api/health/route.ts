import { databaseHealth } from "#lib/health/queries.ts";
import { scheduleHealth } from "#lib/schedule/queries.ts";
import { version } from "#package.json";

export const dynamic = "force-dynamic";

/**
 * Whether this process can do its work: 200, or 503 with what is wrong. `schedule` counts stories that should be out and
 * are not; that is for a monitor to alarm about, and no reason to take a process away from readers.
 */
export async function GET(): Promise<Response> {
  const database = await databaseHealth();
  const answer = database.ok
    ? { status: "ok", database: "ok", schedule: await scheduleHealth().catch(() => null), version }
    : { status: "unavailable", database: database.reason, version };
  return Response.json(answer, { status: database.ok ? 200 : 503, headers: { "Cache-Control": "no-store" } });
}
