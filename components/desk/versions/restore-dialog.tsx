"use client";

import { useCallback, useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { partNames } from "#lib/stories/content.ts";
import type { Version } from "#lib/stories/versions-queries.ts";
import { momentInWords } from "../times.ts";
import type { Restoring, VersionActions } from "./types.ts";
import { authorsInWords } from "./version-words.ts";

type Props = {
  open: boolean;
  story: number;
  version: Pick<Version, "number" | "authors" | "at">;
  timeZone: string;
  actions: Pick<VersionActions, "restoring" | "restore">;
  onClose: () => void;
  onRestored: (number: number) => void;
};

const unreachable = "The server did not answer. Try again in a moment.";

/** Asks before an earlier text is taken up again, and says what it would replace. */
export function RestoreDialog({ open, story, version, timeZone, actions, onClose, onRestored }: Props) {
  const { number } = version;
  const [effect, setEffect] = useState<Restoring | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const look = useCallback(async () => {
    const answer = await actions.restoring({ id: story, number }).catch(() => null);
    setEffect(answer?.ok ? answer.value : null);
    if (!answer?.ok) setTrouble(answer?.problem.message ?? unreachable);
  }, [actions, story, number]);

  useEffect(() => {
    if (!open) return;
    setTrouble(null);
    setEffect(null);
    void look();
  }, [open, look]);

  const restore = async () => {
    if (!effect) return;
    setBusy(true);
    setTrouble(null);
    const { expectedVersion } = effect;
    const answer = await actions.restore({ id: story, number, expectedVersion }).catch(() => null);
    setBusy(false);
    if (answer?.ok) return onRestored(answer.value.revision);
    setTrouble(answer?.problem.message ?? unreachable);
    if (answer?.problem.code === "stale") void look();
  };
  const nothing = effect?.parts.length === 0;

  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={`Restore version ${number}?`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" disabled={busy || !effect || nothing} onClick={() => void restore()}>
            {busy ? "Restoring…" : "Restore it"}
          </Button>
        </>
      }
    >
      {trouble && (
        <Notice tone="danger" role="alert">
          <p>{trouble}</p>
        </Notice>
      )}
      <p>
        The text of version {number}, by {authorsInWords(version.authors)} of{" "}
        {momentInWords(version.at, timeZone)}, becomes a new version on the desk.
      </p>
      {!effect && !trouble && <p className="text-quiet">Looking what would change…</p>}
      {nothing && <p>The desk has exactly this text already; there is nothing to restore.</p>}
      {effect && !nothing && (
        <>
          <p>It replaces there: {effect.parts.map((part) => partNames[part]).join(", ")}.</p>
          <p>
            Version {effect.working}, which is on the desk now, stays in this list.{" "}
            {effect.live && "Readers go on seeing what is published until somebody publishes again."}
          </p>
        </>
      )}
    </Dialog>
  );
}
