"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextArea } from "#components/ui/controls.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";

type Props = {
  open: boolean;
  address: string;
  busy: boolean;
  finalFocus: () => HTMLElement | true;
  onClose: () => void;
  onRetract: (reason: string) => void;
};

export function RetractDialog({ open, address, busy, finalFocus, onClose, onRetract }: Props) {
  const [reason, setReason] = useState("");
  return (
    <Dialog
      open={open}
      onClose={onClose}
      finalFocus={finalFocus}
      title="Retract this story?"
      footer={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button look="danger" disabled={busy} onClick={() => onRetract(reason)}>
            {busy ? "Retracting…" : "Retract now"}
          </Button>
        </>
      }
    >
      <p>
        Readers will no longer find it at <span className="font-medium break-all">{address}</span>, nor in
        lists, tags and related stories. Its text and history stay on the desk, and it can be published again.
      </p>
      <Field
        id="retract-reason"
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
    </Dialog>
  );
}
