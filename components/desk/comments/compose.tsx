"use client";

import { type ReactNode, useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextArea } from "#components/ui/controls.tsx";
import { Field } from "#components/ui/field.tsx";
import type { Answer } from "#lib/comments/schema.ts";

type Props = {
  label: string;
  /** The words for which others can be suggested; null where there are none. */
  passage: string | null;
  send: string;
  /** Gives whether it was taken; what was typed stays otherwise. */
  onSend: (said: Answer) => Promise<boolean>;
  onCancel: () => void;
  children?: ReactNode;
};

/** Where a comment or an answer is written, with other words for the passage if wanted. */
export function Compose({ label, passage, send, onSend, onCancel, children }: Props) {
  const id = useId();
  const [text, setText] = useState("");
  const [replacement, setReplacement] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    const taken = await onSend({ text, replacement });
    setBusy(false);
    if (taken) onCancel();
  };
  return (
    <form
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") onCancel();
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void submit();
      }}
    >
      {children}
      <Field id={`${id}-text`} label={label} hint="@ and a name mentions a colleague.">
        {(control) => (
          <TextArea
            {...control}
            autoFocus
            rows={2}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      {passage !== null && replacement === null && (
        <Button look="quiet" className="-ml-3" onClick={() => setReplacement(passage)}>
          Suggest other words
        </Button>
      )}
      {replacement !== null && (
        <Field id={`${id}-words`} label="Suggested words" hint="Leave it empty to take the passage out.">
          {(control) => (
            <TextArea
              {...control}
              rows={2}
              value={replacement}
              onChange={(event) => setReplacement(event.target.value)}
            />
          )}
        </Field>
      )}
      <div className="flex gap-2">
        <Button look="primary" type="submit" disabled={busy || (text.trim() === "" && replacement === null)}>
          {busy ? "Sending…" : send}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
