import { database, type Transaction } from "#lib/database/client.ts";
import { serially } from "#lib/database/serially.ts";
import { addJob } from "#lib/jobs/queue.ts";
import { type Language, languageOf } from "#lib/language/languages.ts";
import { dropNow, touch } from "#lib/page-cache/invalidation.ts";
import { siteSettings } from "#lib/settings/queries.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import { contentOf, wholeRevision } from "#lib/stories/revisions.ts";
import { edition, type Filing, type SearchText, searchText } from "./document.ts";
import { type Row, replaceRows } from "./rows.ts";

export const storyTask = "search story";
export const tagTask = "search tag";

/** What pages that show what was found are made from. */
export const searchTag = "search";

const pause = 5000; // milliseconds between a save and its job: saves of somebody who types come every second or two
const batch = 100;

/**
 * Asks for a story's rows to be made anew, in the transaction that changes it. `soon` after a publication; else in five
 * seconds, and saves that come meanwhile ask for nothing more.
 */
export async function askForIndex(tx: Transaction, story: number, { soon = false } = {}): Promise<void> {
  const runAt = soon ? undefined : new Date(Date.now() + pause);
  await addJob(tx, {
    task: storyTask,
    payload: { story },
    key: `${storyTask} ${story}`,
    runAt,
    keepsTime: !soon,
  });
}

/** As `askForIndex`, for all stories that bear one of these tags: their names are words of the stories. */
export async function askForTags(tx: Transaction, tags: number[]): Promise<void> {
  for (const tag of tags) await addJob(tx, { task: tagTask, payload: { tag }, key: `${tagTask} ${tag}` });
}

/** Makes the rows of these stories anew, whatever they were, and drops the pages that show what was found. */
export async function indexStories(
  ids: number[],
  progress: (done: number) => void = () => {},
): Promise<void> {
  const distinct = [...new Set(ids)].sort((a, b) => a - b);
  for (let start = 0; start < distinct.length; start += batch) {
    const portion = distinct.slice(start, start + batch);
    const tags = [searchTag];
    const seen = await database().$transaction(async (tx) => {
      const isSeen = await indexPortion(tx, portion);
      if (isSeen) await touch(tx, tags);
      return isSeen;
    }, patient());
    if (seen) dropNow(tags);
    progress(start + portion.length);
  }
}

/** Makes the rows anew of all stories that bear a tag. */
export async function indexTag(tag: number): Promise<void> {
  const rows = await database().revisionTag.findMany({
    where: {
      tagId: tag,
      OR: [{ revision: { workingOf: { isNot: null } } }, { revision: { publishedOf: { isNot: null } } }],
    },
    select: { storyId: true },
    distinct: ["storyId"],
  });
  await indexStories(rows.map(({ storyId }) => storyId));
}

export type Indexed = { id: number; number: number; latest: boolean; content: StoryContent } & Filing;

/** Writes the rows of stories whose text is at hand, in place of all that they had; true if readers may notice. */
export async function writeDocuments(tx: Transaction, ids: number[], texts: Indexed[]): Promise<boolean> {
  const { language } = await siteSettings();
  const known = languageOf(language);
  const rows = texts.map((text) => rowOf(text, known));
  return replaceRows(tx, ids, rows, madeWith(language));
}

/** What rows are marked with: those of another edition or language are made anew. */
export function madeWith(language: string): string {
  return `${edition} ${language}`;
}

/** Prisma writes into what it is given. */
const patient = () => ({ maxWait: 60_000, timeout: 60_000 });

/** One portion at a time, in whatever process: so what is read is what is stored, and words are counted once. */
async function indexPortion(tx: Transaction, ids: number[]): Promise<boolean> {
  await serially(tx, "search");
  const stories = await tx.story.findMany({
    where: { id: { in: ids } },
    include: { working: { include: wholeRevision }, published: { include: wholeRevision } },
  });
  const texts = stories.flatMap((story): Indexed[] => {
    const { id, working, published, createdById, publishedAt } = story;
    const one = published?.number === working.number;
    const revisions = one || !published ? [working] : [working, published];
    return revisions.map((revision) => ({
      id,
      number: revision.number,
      live: revision === published || (one && published !== null),
      latest: revision === working,
      draft: revision === working && !one,
      at: publishedAt ?? revision.createdAt,
      sectionId: revision.sectionId,
      tagIds: revision.tags.map(({ tagId }) => tagId),
      authorId: createdById,
      content: contentOf(revision),
    }));
  });
  return writeDocuments(tx, ids, texts);
}

function rowOf({ content, id, number, latest, ...filing }: Indexed, language: Language): Row {
  const text: SearchText = searchText(content, filing, language);
  return { id, number, latest, ...filing, ...text };
}
