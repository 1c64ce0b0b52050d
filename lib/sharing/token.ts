import { createHmac, timingSafeEqual } from "node:crypto";

/** The address part of a link: its number and its end, signed. `expiresAt` is an instant, kept to the second. */
export function signLink(link: { id: number; expiresAt: Date }, secret: string): string {
  const claim = `${link.id.toString(36)}.${Math.floor(link.expiresAt.getTime() / 1000).toString(36)}`;
  return `${claim}.${signature(claim, secret)}`;
}

/** The number of the link that a signed part names; null when it was not made with this secret. It may have ended. */
export function readLink(token: string, secret: string): { id: number; expiresAt: Date } | null {
  const [, claim = "", id = "", end = "", given = ""] =
    /^(([0-9a-z]{1,7})\.([0-9a-z]{1,8}))\.([\w-]{43})$/.exec(token) ?? [];
  const expected = Buffer.from(signature(claim, secret));
  const actual = Buffer.from(given);
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return null;
  return { id: Number.parseInt(id, 36), expiresAt: new Date(Number.parseInt(end, 36) * 1000) };
}

function signature(claim: string, secret: string): string {
  return createHmac("sha256", secret).update(`shared draft ${claim}`).digest("base64url");
}
