import { same } from "#lib/stories/compare.ts";
import { emptyContent } from "#lib/stories/content.ts";
import type { Draft } from "../draft.ts";
import { type Entry, type Journal, openJournal, ownerOf } from "./journal.ts";
import { join, tidy } from "./merging.ts";
import { newName, type Tab, thisTab } from "./tab.ts";
import type { Base } from "./text.ts";

/**
 * What earlier visits left of a story and nobody else is writing on, newest first. What is stored by now is forgotten
 * without a word.
 */
export async function leftBehind(journal: Journal, owner: string, tab: Tab, stored: Base): Promise<Entry[]> {
  const found: Entry[] = [];
  for (const entry of await journal.of(owner)) {
    if (!(await tab.isGone(entry.tab, entry.at))) continue;
    if (isStored(entry, stored.draft)) await journal.remove(owner, entry.tab);
    else found.push(entry);
  }
  return found;
}

/** Whether a new story of this person that was never stored waits on this device. */
export async function hasLeftBehind(personId: string): Promise<boolean> {
  try {
    const [journal, tab] = await Promise.all([openJournal(), thisTab()]);
    await moveOldBackup(journal, personId, null);
    const nothing = { content: emptyContent, publishedLocal: "" };
    const stored = { version: null, revision: null, draft: nothing };
    return (await leftBehind(journal, ownerOf(personId, null), tab, stored)).length > 0;
  } catch {
    return false;
  }
}

/**
 * Whether joining it with what is stored would change nothing. A page that is left may send its last letters to the
 * server and not to the journal, so what was typed on where the entry ends is no difference.
 */
export function isStored(entry: Pick<Entry, "draft" | "base">, stored: Draft): boolean {
  const [base, mine, theirs] = [tidy(entry.base.draft), tidy(entry.draft), tidy(stored)];
  const content = { ...mine.content };
  for (const part of typed)
    if (wasTypedOn(base.content[part], content[part], theirs.content[part]))
      content[part] = theirs.content[part];
  const { draft, conflicts } = join(base, { ...mine, content }, theirs);
  return (
    conflicts.length === 0 &&
    draft.publishedLocal === stored.publishedLocal &&
    same(draft.content, theirs.content)
  );
}

const typed = ["headline", "summary", "ourTake", "claim", "whyItMatters", "body"] as const;

/** Whether mine is the base with one insertion, and stored the base with a longer one there that begins with mine. */
function wasTypedOn(base: string, mine: string, stored: string): boolean {
  let start = 0;
  while (start < base.length && base[start] === mine[start]) start++;
  const end = base.slice(start);
  return (
    mine.length >= base.length &&
    mine.endsWith(end) &&
    stored.length >= mine.length &&
    stored.startsWith(mine.slice(0, mine.length - end.length)) &&
    stored.endsWith(end)
  );
}

/** Gives an entry of this tab another name, so that what is written now does not take its place. */
export async function setAside(journal: Journal, entry: Entry): Promise<void> {
  await journal.put({ ...entry, tab: newName() });
  await journal.remove(entry.owner, entry.tab);
}

/** Earlier versions of the desk kept unsaved text in localStorage; it moves into the journal once. */
export async function moveOldBackup(
  journal: Journal,
  personId: string,
  storyId: number | null,
): Promise<void> {
  const key = `takewire.desk.${personId}.${storyId ?? "new"}`;
  const kept = localStorage.getItem(key);
  if (kept === null) return;
  const backup = parsed(kept);
  if (backup) {
    const base = { version: backup.base.version, revision: null, draft: backup.base.draft };
    const entry = { draft: backup.draft, at: backup.at, base, clash: null };
    await journal.put({ owner: ownerOf(personId, storyId), tab: newName(), ...entry });
  }
  localStorage.removeItem(key);
}

type Backup = { draft: Draft; base: { version: number | null; draft: Draft }; at: number };

function parsed(text: string): Backup | null {
  try {
    const backup = JSON.parse(text) as Backup | null;
    return typeof backup?.draft?.content?.headline === "string" && backup.base?.draft ? backup : null;
  } catch {
    return null;
  }
}
