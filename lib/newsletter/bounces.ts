import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { database } from "#lib/database/client.ts";
import { env } from "#lib/env.ts";
import { ok, type Result, refused } from "#lib/result.ts";
import { readAddress } from "./address.ts";

/** Headers of a report: the second at which it was signed, and "sha256=" with the signature in hexadecimal digits. */
export const timestampHeader = "x-takewire-timestamp";
export const signatureHeader = "x-takewire-signature";

const slack = 5 * 60; // seconds that the clocks of both sides may differ

const report = z.object({
  events: z
    .array(
      z.object({
        type: z.enum(["bounce", "complaint"]),
        email: z.string().max(1000),
        /** Of a bounce: whether it will always come back. */
        permanent: z.boolean().default(false),
        reason: z.string().max(2000).default(""),
      }),
    )
    .max(1000),
});

/** What a report of mail that came back is signed with: HMAC-SHA256 over "TIMESTAMP.BODY". */
export function signReport(body: string, timestamp: string, secret: string): string {
  return `sha256=${createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex")}`;
}

/**
 * Takes a report of the mail service: nothing is sent any more to addresses that mail always comes back from, or whose owners
 * called it spam. Gives how many subscribers that were. What passes (a full mailbox) is noted by the mail service alone.
 * Refused: "not_found" where no secret is set, "unauthenticated" when it was not signed with it just now, "invalid".
 */
export async function takeReport(
  body: string,
  header: (name: string) => string | null,
  now = new Date(),
): Promise<Result<{ suppressed: number }>> {
  const { BOUNCE_SECRET } = env();
  if (!BOUNCE_SECRET) return refused({ code: "not_found", message: "No BOUNCE_SECRET is set on this site." });
  const timestamp = header(timestampHeader) ?? "";
  const given = Buffer.from(header(signatureHeader) ?? "");
  const expected = Buffer.from(signReport(body, timestamp, BOUNCE_SECRET));
  const fresh = /^\d{1,12}$/.test(timestamp) && Math.abs(Number(timestamp) - now.getTime() / 1000) <= slack;
  if (!fresh || given.length !== expected.length || !timingSafeEqual(given, expected))
    return refused({
      code: "unauthenticated",
      message: "The signature is not right, or more than five minutes old.",
    });
  const parsed = report.safeParse(json(body));
  if (!parsed.success)
    return refused({ code: "invalid", message: "The report is not of the shape that README.md describes." });
  let suppressed = 0;
  for (const { type, email, permanent, reason } of parsed.data.events) {
    const address = readAddress(email);
    if (!address.ok || (type === "bounce" && !permanent)) continue;
    suppressed += await suppressAddress(address.value, wordsOf(type, reason), now);
  }
  return ok({ suppressed });
}

async function suppressAddress(email: string, reason: string, now: Date): Promise<number> {
  return database().$transaction(async (tx) => {
    const [row] = await tx.subscriber.updateManyAndReturn({
      where: { email, state: { not: "suppressed" } },
      data: { state: "suppressed", endedAt: now, toAsk: false, reason },
    });
    if (row) await tx.delivery.deleteMany({ where: { subscriberId: row.id, state: "waiting" } });
    return row ? 1 : 0;
  });
}

function wordsOf(type: "bounce" | "complaint", reason: string): string {
  const said = reason.replace(/[\p{C}\s]+/gu, " ").trim();
  const what = type === "bounce" ? "Mail came back" : "They reported it as spam";
  return `${what}${said ? `: ${said}` : "."}`.slice(0, 500);
}

function json(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
