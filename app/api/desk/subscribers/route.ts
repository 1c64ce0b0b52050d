import { answer } from "#lib/auth/answer.ts";
import { fromDesk, respond } from "#lib/auth/desk-request.ts";
import { exportSubscribers } from "#lib/newsletter/subscribers.ts";

export const dynamic = "force-dynamic";

/** The list of subscribers as a file. */
export async function GET(request: Request): Promise<Response> {
  const made = await answer(() => fromDesk(request, exportSubscribers));
  if (!made.ok) return respond(async () => made);
  const pieces = made.value;
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="subscribers.csv"',
      "Cache-Control": "no-store",
    },
  });
}
