import { systemActor } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import { createStory, publishStory } from "#lib/stories/commands.ts";
import { emptyContent } from "#lib/stories/content.ts";

export type Document = {
  id: string;
  title: string;
  summary?: string;
  date?: string;
  tags?: string[];
  text: string;
  /** Ids of documents that its editors link; they count in both directions. */
  links?: string[];
  /** Ids of the documents that should be found, in place of links; they count in this direction. */
  gold?: string[];
};

export function parseCorpus(text: string): Document[] {
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line));
}

/** For every document, the others that should be found: its gold, or what it links or is linked from. */
export function wantedOf(documents: Document[]): Map<string, Set<string>> {
  const known = new Set(documents.map(({ id }) => id));
  const wanted = new Map<string, Set<string>>();
  const add = (from: string, to: string) => {
    if (from !== to && known.has(to)) wanted.set(from, (wanted.get(from) ?? new Set()).add(to));
  };
  for (const { id, links = [], gold } of documents) {
    for (const other of gold ?? []) add(id, other);
    for (const other of gold ? [] : links) {
      add(id, other);
      add(other, id);
    }
  }
  return wanted;
}

/** The mean share of what is wanted that a list of so many could hold. */
export function bestPossible(wanted: Map<string, Set<string>>, places: number): number {
  const shares = [...wanted.values()].map(({ size }) => Math.min(places, size) / size);
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

/**
 * Publishes the documents through the ordinary commands and gives the stories' ids. What they lack and a story needs
 * is filled with signs that are no words; one without a date has that of the document before it.
 */
export async function publishCorpus(documents: Document[]): Promise<Map<string, number>> {
  await database().section.create({ data: { slug: "news", name: "News" } });
  const ids = new Map<string, number>();
  let date = new Date("2000-01-01T12:00:00Z");
  for (const [i, document] of documents.entries()) {
    if (document.date) date = new Date(document.date);
    const content = {
      ...emptyContent,
      headline: document.title.slice(0, 200),
      section: "news",
      summary: document.summary?.slice(0, 2000) || "–",
      ourTake: "–",
      whyItMatters: "–",
      doThisWeek: [{ audience: "–", action: "–", until: null }],
      body: document.text || "–",
      tags: document.tags?.length ? document.tags.slice(0, 8) : [`${i}`],
    };
    const created = await createStory(systemActor, content, { publishedAt: date });
    if (!created.ok) throw new Error(`${document.id}: ${created.problem.message}`);
    const { id, version } = created.value;
    const published = await publishStory(systemActor, { id, expectedVersion: version });
    if (!published.ok) throw new Error(`${document.id}: ${published.problem.message}`);
    ids.set(document.id, id);
  }
  return ids;
}
