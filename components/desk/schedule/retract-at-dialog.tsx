"use client";

import { useEffect, useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextArea } from "#components/ui/controls.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import type { Problem } from "#lib/result.ts";
import { Refused } from "./publish-at-dialog.tsx";
import { TimeFields, typedInstant, typedOf, unusable } from "./time-fields.tsx";
import type { Asking } from "./use-story-schedule.ts";

type Props = {
  asking: Extract<Asking, { kind: "retract" }> | null;
  timeZone: string;
  finalFocus: () => HTMLElement | true;
  onClose: () => void;
  onSchedule: (input: { expectedVersion: number; at: Date; reason: string }) => Promise<Problem | null>;
};

/** Asks when a story is to be taken away from readers, and why. */
export function RetractAtDialog({ asking, timeZone, finalFocus, onClose, onSchedule }: Props) {
  const form = useId();
  const [typed, type] = useState(typedOf(null, timeZone));
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    if (!asking) return;
    setProblem(null);
    type(typedOf(null, timeZone));
  }, [asking, timeZone]);

  const at = typedInstant(typed, timeZone);
  const wrong = unusable(at) ?? (problem?.fields?.at ? problem.message : null);
  const retype = (next: typeof typed) => {
    type(next);
    setProblem(null);
  };
  const schedule = async () => {
    if (!asking || !at || busy) return;
    setBusy(true);
    setProblem(await onSchedule({ expectedVersion: asking.version, at, reason }));
    setBusy(false);
  };
  return (
    <Dialog
      open={asking !== null}
      onClose={onClose}
      finalFocus={finalFocus}
      title="Retract this story at a time"
      footer={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button look="danger" type="submit" form={form} disabled={busy || !at || wrong !== null}>
            {busy ? "Scheduling…" : "Schedule the retraction"}
          </Button>
        </>
      }
    >
      <p>
        Whatever version readers see then is taken away from them. Its text and history stay on the desk, and
        it can be published again.
      </p>
      <form
        id={form}
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          void schedule();
        }}
      >
        <TimeFields typed={typed} timeZone={timeZone} errors={wrong ? [wrong] : undefined} onType={retype} />
        <Field
          id={`${form}-reason`}
          label="Reason for readers"
          hint="Optional. Readers who come to its address are told this."
        >
          {(control) => (
            <TextArea
              {...control}
              rows={2}
              maxLength={1000}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      </form>
      {problem && !problem.fields?.at && <Refused message={problem.message} />}
    </Dialog>
  );
}
