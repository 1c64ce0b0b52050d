import type { Draft } from "./draft.ts";

/** Unsaved text as this browser keeps it, with what it was based on. */
export type Backup = { draft: Draft; base: { version: number | null; draft: Draft }; at: number };

/** Where a person's unsaved text of a story is kept; `null` is the story that is not stored yet. */
export function backupKey(personId: string, storyId: number | null): string {
  return `takewire.desk.${personId}.${storyId ?? "new"}`;
}

/** Storage may be full or forbidden; then the text lives in the page alone, as it would without a backup. */
export function keep(key: string, backup: Backup): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(backup));
    return true;
  } catch {
    return false;
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept, then.
  }
}

/** What was kept, or null; something unreadable counts as nothing. */
export function find(key: string): Backup | null {
  try {
    const backup = JSON.parse(localStorage.getItem(key) ?? "null") as Backup | null;
    return backup && typeof backup.draft?.content?.headline === "string" && backup.base ? backup : null;
  } catch {
    return null;
  }
}
