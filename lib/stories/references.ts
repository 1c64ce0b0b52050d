import type { Nodes } from "mdast";
import { walk } from "#lib/markdown/tree.ts";
import { readTree } from "#lib/markdown/tree-of.ts";
import type { StoryContent } from "./content.ts";
import { isSlug } from "./slug.ts";

/**
 * The addresses (slugs) of the stories that a story refers to, each once: those that it follows, pins, or links to in its texts.
 * A link counts when it leads to /news/…, by itself or on one of these `origins` ("https://news.example.org").
 */
export function referencesOf(content: StoryContent, origins: string[] = []): string[] {
  const { follows, related, slug, ourTake, whyItMatters, body, doThisWeek } = content;
  const texts = [ourTake, whyItMatters, body, ...doThisWeek.map(({ action }) => action)];
  const linked = texts.flatMap((text) => linksIn(text)).flatMap((link) => slugIn(link, origins) ?? []);
  const all = [...(follows ? [follows] : []), ...related.pinned, ...linked];
  return [...new Set(all)].filter((each) => each !== slug);
}

function linksIn(markdown: string): string[] {
  if (!markdown.includes("/news/")) return [];
  const links: string[] = [];
  walk<Nodes>(readTree(markdown), (node) => {
    if (node.type === "link" || node.type === "definition") links.push(node.url);
  });
  return links;
}

function slugIn(link: string, origins: string[]): string | null {
  const url = URL.parse(link, "relative:///");
  if (!url || (url.protocol !== "relative:" && !origins.includes(url.origin))) return null;
  const part = /^\/news\/([^/]+)\/?$/.exec(url.pathname)?.[1];
  if (part === undefined) return null;
  try {
    const slug = decodeURIComponent(part).normalize("NFC");
    return isSlug(slug) ? slug : null;
  } catch {
    return null;
  }
}
