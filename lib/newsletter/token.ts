import { createHmac, timingSafeEqual } from "node:crypto";

/** What a link in a mail lets its bearer do: confirm, or look after the own subscription, which includes ending it. */
export type Purpose = "confirm" | "manage";

/** The signed part of a link. `key` is the subscriber's; one that confirms ends, kept to the second. */
export function signSubscriber(
  { purpose, key, expiresAt }: { purpose: Purpose; key: string; expiresAt?: Date },
  secret: string,
): string {
  const end = expiresAt ? Math.floor(expiresAt.getTime() / 1000).toString(36) : "0";
  const claim = `${key}.${end}`;
  return `${claim}.${signature(purpose, claim, secret)}`;
}

/** Whose link it is; null when it was not made with this secret for this purpose, or has ended. */
export function readSubscriber(
  purpose: Purpose,
  token: string,
  secret: string,
  now = new Date(),
): string | null {
  const [, claim = "", key = "", end = "", given = ""] =
    /^(([\w-]{22})\.([0-9a-z]{1,8}))\.([\w-]{43})$/.exec(token) ?? [];
  const expected = Buffer.from(signature(purpose, claim, secret));
  const actual = Buffer.from(given);
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return null;
  const until = Number.parseInt(end, 36) * 1000;
  return until === 0 || until > now.getTime() ? key : null;
}

function signature(purpose: Purpose, claim: string, secret: string): string {
  return createHmac("sha256", secret).update(`newsletter ${purpose} ${claim}`).digest("base64url");
}
