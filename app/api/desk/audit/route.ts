import { exportEvents } from "#lib/audit/export.ts";
import { auditFilters } from "#lib/audit/filters.ts";
import { formats } from "#lib/audit/formats.ts";
import { answer } from "#lib/auth/answer.ts";
import { fromDesk, respond } from "#lib/auth/desk-request.ts";

export const dynamic = "force-dynamic";

/** The log as a file, with the filters of the page: `?format=csv` or `jsonl`. */
export async function GET(request: Request): Promise<Response> {
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const format = asked.format === "jsonl" ? "jsonl" : "csv";
  const made = await answer(() =>
    fromDesk(request, (person) => exportEvents(person, auditFilters(asked), format)),
  );
  if (!made.ok) return respond(async () => made);
  return new Response(made.value, {
    headers: {
      "Content-Type": formats[format].type,
      "Content-Disposition": `attachment; filename="audit-log.${format}"`,
      "Cache-Control": "no-store",
    },
  });
}
