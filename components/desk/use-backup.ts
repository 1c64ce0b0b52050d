"use client";

import { useEffect, useRef } from "react";
import { type Backup, find, forget, keep } from "./backup.ts";
import { type Draft, sameDraft } from "./draft.ts";

type Options = {
  key: string;
  draft: Draft;
  base: Backup["base"];
  unsaved: boolean;
  /** Called once, with text of an earlier visit that differs from what is shown. */
  onFound: (backup: Backup) => void;
};

/** Keeps unsaved text in this browser while it differs from what is stored, and asks before the page is left with it. */
export function useBackup({ key, draft, base, unsaved, onFound }: Options): void {
  const looked = useRef(false);
  const keptUnder = useRef<string | null>(null);

  useEffect(() => {
    if (looked.current) return;
    looked.current = true;
    const backup = find(key);
    if (!backup) return;
    keptUnder.current = key;
    if (sameDraft(backup.draft, draft)) forget(key);
    else onFound(backup);
  }, [key, draft, onFound]);

  useEffect(() => {
    const letGo = () => {
      if (keptUnder.current) forget(keptUnder.current);
      keptUnder.current = null;
    };
    if (!unsaved) return letGo();
    if (keptUnder.current !== key) letGo();
    const save = () => {
      keep(key, { draft, base, at: Date.now() });
      keptUnder.current = key;
    };
    const timer = setTimeout(save, 300);
    addEventListener("pagehide", save);
    return () => {
      clearTimeout(timer);
      removeEventListener("pagehide", save);
    };
  }, [key, draft, base, unsaved]);

  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [unsaved]);
}
