import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { auth } from "./auth.ts";
import { type Actor, roles } from "./policy.ts";

export type Person = Actor & { id: string; email: string };

/**
 * Whose session a Cookie header bears, by the database: a cookie alone proves nothing. Only reads. The library's own way
 * of asking drops the cookie of a session that has ended, and a server action that touches a cookie makes Next draw the
 * page anew, which would throw an editor with unsaved text out to the sign-in page.
 */
export async function personOf(cookieHeader: string | null): Promise<Person | null> {
  const { authCookies, secret, internalAdapter } = await auth().$context;
  const value = cookieOf(cookieHeader ?? "", authCookies.sessionToken.name);
  const token = value && signedToken(value, secret);
  const found = token ? await internalAdapter.findSession(token) : null;
  if (!found || found.session.expiresAt <= new Date()) return null;
  return person.parse(found.user);
}

const person = z.object({ id: z.string(), name: z.string(), email: z.string(), role: z.enum(roles) });

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
