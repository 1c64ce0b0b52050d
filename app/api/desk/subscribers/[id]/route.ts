import { answer } from "#lib/auth/answer.ts";
import { fromDesk, respond } from "#lib/auth/desk-request.ts";
import { exportSubscriber } from "#lib/newsletter/subscribers.ts";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ id: string }> };

/** All that is known of one subscriber, as a file for them. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const number = /^[1-9]\d{0,8}$/.test(id) ? Number(id) : 0;
  const made = await answer(() => fromDesk(request, (person) => exportSubscriber(person, number)));
  if (!made.ok) return respond(async () => made);
  return new Response(`${JSON.stringify(made.value, null, 2)}\n`, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="subscriber-${number}.json"`,
      "Cache-Control": "no-store",
    },
  });
}
