import type { Root } from "hast";
import { safeHref } from "./links.ts";
import { holdsBlock } from "./pasted-styles.ts";
import { mapElements } from "./tree.ts";

/** Addresses that only lead on to another, and the parameter that holds it. */
const detours: { host: RegExp; path: RegExp; name: string }[] = [
  { host: /^(?:www\.)?google\.[a-z.]+$/, path: /^\/url$/, name: "q" },
  { host: /^(?:www\.)?google\.[a-z.]+$/, path: /^\/url$/, name: "url" },
  { host: /\.safelinks\.protection\.outlook\.com$/, path: /^\//, name: "url" },
  { host: /^lm?\.facebook\.com$/, path: /^\/l\.php$/, name: "u" },
  { host: /^l\.instagram\.com$/, path: /^\//, name: "u" },
  { host: /^(?:www\.)?linkedin\.com$/, path: /^\/(?:redir|safety)\//, name: "url" },
  { host: /^slack-redir\.net$/, path: /^\/link$/, name: "url" },
  { host: /^(?:www\.)?youtube\.com$/, path: /^\/redirect$/, name: "q" },
];
const trackers = /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|ref_src|_hsenc|_hsmi)$/;

/** Links lead to where they seem to lead, on the web or to a mailbox; every other is its text. */
export function pastedLinks(tree: Root): void {
  mapElements(tree, (node) => {
    if (node.tagName !== "a") return node;
    const href = destination(String(node.properties.href ?? ""));
    if (href === null || holdsBlock(node)) return node.children;
    node.properties = { href };
    return node;
  });
}

/** Where a link leads in the end: through what counts clicks, without what follows people; null if it may not be. */
export function destination(href: string): string | null {
  let at = href.trim();
  for (let step = 0; step < 5; step += 1) {
    const next = beyond(at);
    if (next === null) break;
    at = next;
  }
  if (!/^(?:https?:\/\/|mailto:)/i.test(at)) return null;
  return safeHref(withoutTrackers(at));
}

function beyond(href: string): string | null {
  if (!URL.canParse(href)) return null;
  const { hostname, pathname, searchParams } = new URL(href);
  for (const { host, path, name } of detours) {
    const inner = host.test(hostname) && path.test(pathname) ? searchParams.get(name) : null;
    if (inner) return inner;
  }
  return null;
}

function withoutTrackers(href: string): string {
  if (!URL.canParse(href)) return href;
  const url = new URL(href);
  const names = [...url.searchParams.keys()].filter((name) => trackers.test(name));
  if (names.length === 0) return href;
  for (const name of names) url.searchParams.delete(name);
  return url.href;
}
