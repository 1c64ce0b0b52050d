import { isUnavailable } from "#lib/database/unavailable.ts";
import { sharedDraft } from "./queries.ts";

/** What an answer to a shared link's address carries besides: no search engine keeps it, no other site hears of it. */
export const sharedHeaders = {
  "X-Robots-Tag": "noindex, nofollow, noarchive",
  "Referrer-Policy": "no-referrer",
};

const statuses = { open: 200, ended: 410, missing: 404 };

/** The token in the address of a shared link's page, or null for any other address. */
export function tokenIn(path: string): string | null {
  return /^\/desk\/shared\/([^/]*)\/?$/.exec(path)?.[1] ?? null;
}

/** The status with which a shared link answers; the framework's pages cannot say 410 themselves. */
export async function sharedStatus(token: string): Promise<number> {
  try {
    return statuses[(await sharedDraft(token)).kind];
  } catch (error) {
    if (isUnavailable(error)) return 503;
    throw error;
  }
}
