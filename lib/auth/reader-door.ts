import type { IncomingMessage, ServerResponse } from "node:http";
import { isUnavailable } from "#lib/database/unavailable.ts";
import { env } from "#lib/env.ts";
import { type Address, longestAddress } from "#lib/page-cache/key.ts";
import { keepPrivate } from "#lib/page-cache/private.ts";
import { sendPlain } from "#lib/page-cache/respond.ts";
import { readersNow, siteSettings } from "#lib/settings/queries.ts";
import { isReader } from "./reader-session.ts";
import { signInPath } from "./sign-in-path.ts";

/**
 * What asks by itself who comes, or tells nobody anything of a story. Everything else is closed with the site: a new
 * feed, a new API is behind this door without anybody thinking of it.
 */
const ownDoors = [
  /^\/desk(\/|$)/,
  /^\/api\/(desk|auth)\//,
  /^\/api\/health$/,
  /^\/api\/newsletter\/bounces$/,
];

/** Whether the site is for everyone, if that is known without looking. */
export function isForEveryone(): boolean {
  return readersNow() === "everyone";
}

/** Whether what is at this address has a door of its own. */
export function hasOwnDoor(address: Address): boolean {
  return address.kind === "other" && ownDoors.some((door) => door.test(address.path));
}

/**
 * Lets in who may read: everybody, or whoever bears a session or what else `opens` it, and then what is answered is for them
 * alone. Others have had their answer when this is false: a page leads to where one signs in, anything else is refused
 * with 401.
 */
export async function admit(
  request: IncomingMessage,
  response: ServerResponse,
  opens?: () => Promise<boolean>,
): Promise<boolean> {
  try {
    if ((await siteSettings()).readers === "everyone") return true;
    keepPrivate(response);
    if ((await isReader(request.headers.cookie)) || (await opens?.())) return true;
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    keepPrivate(response);
    sendPlain(response, 503, "Who may read cannot be told just now. Try again in a moment.", env().SITE_URL, {
      "Retry-After": "5",
    });
    return false;
  }
  turnAway(request, response);
  return false;
}

/** The same answer whether there is anything at the address or not. */
function turnAway(request: IncomingMessage, response: ServerResponse): void {
  const { SITE_URL } = env();
  const line = request.url ?? "/";
  if (!wantsPage(request)) {
    sendPlain(response, 401, `Sign in at ${SITE_URL}${signInPath} to read this.`, SITE_URL);
    return;
  }
  const back = line.startsWith("/") && line.length <= longestAddress ? line : "/";
  const to = `${signInPath}?next=${encodeURIComponent(back)}`;
  sendPlain(response, 307, "Sign in to read this.", SITE_URL, { Location: to });
}

function wantsPage({ method, headers }: IncomingMessage): boolean {
  if (method !== "GET" && method !== "HEAD") return false;
  const use = headers["sec-fetch-dest"];
  return use === "document" || (!use && Boolean(headers.accept?.includes("text/html")));
}
