"use client";

import { useEffect, useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { CalendarEntry } from "#lib/schedule/queries.ts";
import { TimeFields, typedInstant, typedOf, unusable } from "./time-fields.tsx";

type Props = {
  entry: CalendarEntry | null;
  timeZone: string;
  busy: boolean;
  errors: string[] | undefined;
  onClose: () => void;
  onMove: (at: Date) => void;
};

/** Moves what waits to another day and time. */
export function MoveDialog({ entry, timeZone, busy, errors, onClose, onMove }: Props) {
  const form = useId();
  const [typed, type] = useState(typedOf(null, timeZone));

  useEffect(() => {
    if (!entry) return;
    type(typedOf(entry.at, timeZone));
  }, [entry, timeZone]);

  const at = typedInstant(typed, timeZone);
  const wrong = unusable(at);
  return (
    <Dialog
      open={entry !== null}
      onClose={onClose}
      title={`Move “${entry?.headline ?? ""}”`}
      footer={
        <>
          <Button onClick={onClose}>Leave it</Button>
          <Button look="primary" type="submit" form={form} disabled={busy || !at || wrong !== null}>
            {busy ? "Moving…" : "Move"}
          </Button>
        </>
      }
    >
      <p>
        {entry?.kind === "retract"
          ? "It is taken away from readers then."
          : `Version ${entry?.number} goes out then, exactly as it is.`}
      </p>
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          if (at && !busy && !wrong) onMove(at);
        }}
      >
        <TimeFields typed={typed} timeZone={timeZone} errors={wrong ? [wrong] : errors} onType={type} />
      </form>
    </Dialog>
  );
}
