import { respond } from "#lib/auth/desk-request.ts";
import { takeReport } from "#lib/newsletter/bounces.ts";
import { refused } from "#lib/result.ts";

export const dynamic = "force-dynamic";

const longestReport = 1024 * 1024;

/** Mail that came back, as the mail service reports it: signed JSON, described in lib/newsletter/README.md. */
export async function POST(request: Request): Promise<Response> {
  return respond(async () => {
    const length = Number(request.headers.get("content-length") ?? 0);
    const body = length > longestReport ? "" : await request.text();
    if (length > longestReport || body.length > longestReport)
      return refused({ code: "too_large", message: "A report is at most a megabyte; send several." });
    return takeReport(body, (name) => request.headers.get(name));
  });
}
