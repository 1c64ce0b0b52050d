"use client";

import { TextArea } from "#components/ui/controls.tsx";
import { Field } from "#components/ui/field.tsx";
import type { Proposal } from "#lib/comparison/corrections.ts";
import type { CorrectionKind } from "#lib/stories/content.ts";
import type { Telling } from "./use-telling.ts";

type Props = {
  /** What the comparison of both versions suggests. */
  proposals: Proposal[];
  telling: Telling;
  /** With which it stands under the story, in words. */
  date: string;
};

const kinds: { kind: CorrectionKind | null; name: string; hint: string }[] = [
  { kind: "correction", name: "Correction", hint: "something was wrong" },
  { kind: "update", name: "Update", hint: "it has gone on" },
  { kind: "typo", name: "Typo", hint: "spelling only" },
  { kind: null, name: "Nothing", hint: "no need to tell" },
];

/** Asks of which kind a change to a published story is, and what its readers are told. */
export function TellReaders({ proposals, telling, date }: Props) {
  const { note, missing, setNote } = telling;
  const choose = (kind: CorrectionKind | null) => {
    if (kind === null) return setNote(null);
    const own = note !== null && !proposals.some(({ text }) => text === note.text) ? note.text : "";
    setNote({ kind, text: own || (proposals.find((proposal) => proposal.kind === kind)?.text ?? "") });
  };
  return (
    <fieldset className="space-y-3 rounded-xs border border-line px-3 pt-1 pb-3">
      <legend className="px-1 font-bold">What are readers told?</legend>
      <div className="grid gap-x-4 gap-y-1 sm:grid-cols-2">
        {kinds.map(({ kind, name, hint }) => (
          <label key={name} className="flex min-h-8 cursor-pointer items-baseline gap-2 max-sm:min-h-10">
            <input
              type="radio"
              name="tell-readers"
              className="translate-y-px accent-ink"
              checked={(note?.kind ?? null) === kind}
              onChange={() => choose(kind)}
            />
            <span>
              <span className="font-medium">{name}</span> <span className="text-quiet">{hint}</span>
            </span>
          </label>
        ))}
      </div>
      {note && (
        <Field
          id="tell-readers-text"
          label="In these words"
          hint={
            proposals.some(({ text }) => text === note.text)
              ? `Proposed from what changed. It stands under the story with ${date}.`
              : `It stands under the story with ${date}.`
          }
          errors={missing && note.text.trim() === "" ? ["Say what changed, or choose “Nothing”."] : undefined}
        >
          {(control) => (
            <TextArea
              {...control}
              rows={2}
              maxLength={1000}
              className="font-serif"
              value={note.text}
              onChange={(event) => setNote({ ...note, text: event.target.value.replace(/\s*\n\s*/g, " ") })}
            />
          )}
        </Field>
      )}
    </fieldset>
  );
}
