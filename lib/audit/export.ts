import { type Actor, may } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import { ok, type Result, refused } from "#lib/result.ts";
import { siteTimeZone } from "#lib/settings/queries.ts";
import type { AuditFilters } from "./filters.ts";
import { type AuditFormat, formats } from "./formats.ts";
import { type AuditEvent, everyEvent } from "./queries.ts";
import { recordEvent } from "./record.ts";

/**
 * The events that the filters ask for, as a text that comes piece by piece. That somebody took them out is an event too.
 * Refused: "forbidden".
 */
export async function exportEvents(
  actor: Actor,
  filters: AuditFilters,
  format: AuditFormat,
): Promise<Result<ReadableStream<Uint8Array>>> {
  if (!may(actor, "audit.read")) return refused(adminsOnly);
  const data = { format: formats[format].name, ...filters };
  await recordEvent(database(), actor, "audit.exported", { title: "" }, { data });
  return ok(streamed(written(everyEvent(filters, await siteTimeZone()), format)));
}

async function* written(batches: AsyncIterable<AuditEvent[]>, format: AuditFormat) {
  const { head, line } = formats[format];
  yield head;
  for await (const events of batches) yield events.map(line).join("");
}

/** Reads on only when the other side takes more, so however long the log is, one batch of it is in memory. */
function streamed(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}

const adminsOnly = {
  code: "forbidden" as const,
  message: "The audit log is for admins; ask one of them.",
};
