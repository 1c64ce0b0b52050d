"use client";

import { type ReactNode, useEffect, useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextArea } from "#components/ui/controls.tsx";
import { Field } from "#components/ui/field.tsx";
import type { Answer } from "#lib/comments/schema.ts";
import { NamingArea } from "./naming-area.tsx";

/** What is typed and not sent. */
export type Kept = { text: string; replacement: string | null };

type Props = {
  label: string;
  /** The words for which others can be suggested; null where there are none. */
  passage: string | null;
  send: string;
  /** Asked once: who can be mentioned. */
  colleagues: () => Promise<string[]>;
  /** What was typed here before, and where it is kept until it is sent or given up. */
  kept?: Kept;
  /** Gives whether it was taken; what was typed stays otherwise. */
  onSend: (said: Answer) => Promise<boolean>;
  /** It is over: sent, or given up. */
  onEnd: () => void;
  children?: ReactNode;
};

/** Where a comment or an answer is written, with other words for the passage if wanted. */
export function Compose({ label, passage, send, colleagues, kept, onSend, onEnd, children }: Props) {
  const id = useId();
  const [text, setText] = useState(kept?.text ?? "");
  const [replacement, setReplacement] = useState<string | null>(kept?.replacement ?? null);
  const [busy, setBusy] = useState(false);
  const [names, setNames] = useState<string[]>([]);
  const empty = text.trim() === "" && (replacement === null || replacement === passage);

  useEffect(() => {
    if (kept) Object.assign(kept, { text, replacement });
  }, [kept, text, replacement]);
  useEffect(() => {
    let gone = false;
    void colleagues().then((all) => !gone && setNames(all));
    return () => {
      gone = true;
    };
  }, [colleagues]);

  const submit = async () => {
    if (busy || empty) return;
    setBusy(true);
    const taken = await onSend({ text, replacement: replacement === passage ? null : replacement });
    setBusy(false);
    if (taken) onEnd();
  };
  return (
    <form
      className="space-y-3 rounded-xs border border-edge bg-surface p-3"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape" && empty) onEnd();
        else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void submit();
        else return;
        event.preventDefault();
      }}
    >
      {children}
      <Field id={`${id}-text`} label={label} hint="@ and a name mentions a colleague.">
        {(control) => <NamingArea control={control} value={text} names={names} onText={setText} />}
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
              autoFocus
              rows={2}
              className="font-serif"
              value={replacement}
              onChange={(event) => setReplacement(event.target.value)}
            />
          )}
        </Field>
      )}
      <div className="flex flex-wrap gap-2">
        <Button look="primary" type="submit" disabled={busy || empty}>
          {busy ? "Sending…" : send}
        </Button>
        <Button look="quiet" onClick={onEnd}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
