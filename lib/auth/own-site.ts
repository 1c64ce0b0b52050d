import { env } from "#lib/env.ts";
import type { Problem } from "#lib/result.ts";

/**
 * Whether one of this site's own pages makes a request. A browser names the origin with every request that may change
 * something, and which host it asks; a page elsewhere can forge neither. Behind a proxy the site's own address counts
 * too. Where a page's policy keeps the origin back, the browser's word that it is the same one counts.
 */
export function isFromHere(method: string, header: (name: string) => string | null | undefined): boolean {
  const origin = header("origin");
  if (origin && origin !== "null")
    return origin === env().SITE_URL || URL.parse(origin)?.host === header("host");
  const site = header("sec-fetch-site");
  return site === "same-origin" || (!origin && method === "GET" && site !== "cross-site");
}

export const foreign: Problem = {
  code: "forbidden",
  message: "This request came from another site; the desk takes requests from its own pages only.",
};
