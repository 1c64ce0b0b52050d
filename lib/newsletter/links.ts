import { env } from "#lib/env.ts";
import { linkSecret } from "#lib/sharing/commands.ts";
import { type Purpose, readSubscriber, signSubscriber } from "./token.ts";

const confirmDays = 7;

/** The page on which somebody chooses what they get, or ends it: for good, since mails are kept for years. */
export function managePath(key: string): string {
  return `/this-week/mail/${signSubscriber({ purpose: "manage", key }, linkSecret())}`;
}

/** As `managePath`, with the site's address. */
export function manageUrl(key: string): string {
  return env().SITE_URL + managePath(key);
}

/** Where mail programs unsubscribe with one click (RFC 8058). */
export function unsubscribeUrl(key: string): string {
  return `${env().SITE_URL}/api/newsletter/unsubscribe/${signSubscriber({ purpose: "manage", key }, linkSecret())}`;
}

/** The page on which somebody confirms that they want mail, for seven days. */
export function confirmUrl(key: string, now = new Date()): string {
  const expiresAt = new Date(now.getTime() + confirmDays * 24 * 60 * 60 * 1000);
  return `${env().SITE_URL}/this-week/confirm/${signSubscriber({ purpose: "confirm", key, expiresAt }, linkSecret())}`;
}

/** Whose link it is; null for one that this site has not made, or that has ended. Asks no database. */
export function bearerOf(purpose: Purpose, token: string): string | null {
  return readSubscriber(purpose, token, linkSecret());
}

/**
 * Whether an address bears a link that this site has mailed to somebody: on a site that is not for everyone it opens what it
 * leads to, and nothing else.
 */
export function isOwnLink(path: string): boolean {
  const [, room, token = ""] =
    /^\/(?:this-week|api\/newsletter)\/(confirm|mail|manage|unsubscribe)\/([^/?]+)(?:\?|$)/.exec(path) ?? [];
  if (!room) return false;
  return bearerOf(room === "confirm" ? "confirm" : "manage", token) !== null;
}
