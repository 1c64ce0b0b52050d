"use client";

import { useEffect, useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TimeFields, typedInstant, typedOf, unusable } from "../schedule/time-fields.tsx";

type Props = {
  open: boolean;
  busy: boolean;
  timeZone: string;
  question: string;
  onClose: () => void;
  onSend: (at: Date | null) => Promise<void>;
};

/** Asks when: at once, or at a time. */
export function SendDialog({ open, busy, timeZone, question, onClose, onSend }: Props) {
  const form = useId();
  const [later, setLater] = useState(false);
  const [typed, type] = useState(typedOf(null, timeZone));
  useEffect(() => {
    if (!open) return;
    setLater(false);
    type(typedOf(null, timeZone));
  }, [open, timeZone]);
  const at = typedInstant(typed, timeZone);
  const wrong = later ? unusable(at) : null;
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Send this edition"
      footer={
        <>
          <Button onClick={onClose}>Not yet</Button>
          <Button
            look="primary"
            type="submit"
            form={form}
            disabled={busy || (later && (!at || wrong !== null))}
          >
            {later ? "Schedule it" : "Send it now"}
          </Button>
        </>
      }
    >
      <p>{question}</p>
      <form
        id={form}
        className="space-y-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy && !wrong && (!later || at)) void onSend(later ? at : null);
        }}
      >
        <fieldset className="space-y-1">
          <legend className="mb-1 font-semibold">When</legend>
          {[
            { name: "Now", value: false },
            { name: "At a time", value: true },
          ].map(({ name, value }) => (
            <label key={name} className="flex min-h-8 cursor-pointer items-center gap-2">
              <input
                type="radio"
                name={`${form}-when`}
                className="accent-ink"
                checked={later === value}
                onChange={() => setLater(value)}
              />
              {name}
            </label>
          ))}
        </fieldset>
        {later && (
          <TimeFields typed={typed} timeZone={timeZone} errors={wrong ? [wrong] : undefined} onType={type} />
        )}
      </form>
    </Dialog>
  );
}
