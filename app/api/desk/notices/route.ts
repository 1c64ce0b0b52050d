import { z } from "zod";
import { deskRequest } from "#lib/auth/desk-request.ts";
import { unreadNotices } from "#lib/notices/queries.ts";
import { ok } from "#lib/result.ts";
import { glanceAtOverdue } from "#lib/schedule/overdue.ts";

/** How many notices somebody has not read, for the bell of an open page. */
export async function GET(request: Request): Promise<Response> {
  return deskRequest(request, z.object({}), async (person) => {
    await glanceAtOverdue();
    return ok({ unread: await unreadNotices(person) });
  });
}
