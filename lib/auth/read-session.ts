import { createHmac, timingSafeEqual } from "node:crypto";
import { database } from "#lib/database/client.ts";
import { auth } from "./auth.ts";
import type { Actor } from "./policy.ts";
import { storedToken } from "./session-tokens.ts";
import { waysIn } from "./ways-in.ts";

/** Somebody signed in, and by which session. */
export type Person = Actor & { id: string; email: string; sessionId: string };

const seenEvery = 5 * 60 * 1000; // milliseconds; "last seen" is not worth a write at every request

/**
 * Whose session a Cookie header bears, by the database: a cookie alone proves nothing, and suspended people have none.
 * Touches no cookie. The library's own way of asking drops the cookie of a session that has ended, and a server action
 * that touches a cookie makes Next draw the page anew, which would throw an editor with unsaved text out to the sign-in
 * page.
 */
export async function personOf(cookieHeader: string | null): Promise<Person | null> {
  const token = await tokenOf(cookieHeader);
  if (!token) return null;
  const session = await database().session.findUnique({
    where: { token: storedToken(token) },
    include: { user: true },
  });
  const now = new Date();
  if (!session || session.expiresAt <= now || session.user.suspendedAt) return null;
  if (!session.byProvider && !waysIn().password) return endOf(session);
  if (now.getTime() - (session.seenAt?.getTime() ?? 0) > seenEvery) await noteSeen(session, now);
  const { id, name, email, role } = session.user;
  return { id, name, email, role, sessionId: session.id };
}

/** The session's token in a Cookie header, if this site has signed it; it may have ended. Asks no database. */
export async function tokenOf(cookieHeader: string | null): Promise<string | null> {
  const { authCookies, secret } = await auth().$context;
  const value = cookieOf(cookieHeader ?? "", authCookies.sessionToken.name);
  return value ? signedToken(value, secret) : null;
}

/** It began with a password, which is no way in any more. */
async function endOf({ id }: { id: string }): Promise<null> {
  await database().session.deleteMany({ where: { id } });
  return null;
}

async function noteSeen({ id, userId }: { id: string; userId: string }, seenAt: Date): Promise<void> {
  await database().session.updateMany({ where: { id }, data: { seenAt } });
  await database().user.updateMany({ where: { id: userId }, data: { seenAt } });
}

function cookieOf(header: string, name: string): string | undefined {
  const pairs = header.split(";").map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** The token of "token.signature", as better-auth signs cookies: HMAC-SHA-256 in base64, the whole percent-encoded. */
function signedToken(value: string, secret: string): string | null {
  const [, token = "", signature = ""] = /^(.+)\.([^.]+)$/.exec(decoded(value)) ?? [];
  const expected = createHmac("sha256", secret).update(token).digest();
  const given = Buffer.from(signature, "base64");
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return "";
  }
}
