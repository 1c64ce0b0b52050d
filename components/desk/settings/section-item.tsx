"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button, IconButton } from "#components/ui/button.tsx";
import { TextArea, TextInput } from "#components/ui/controls.tsx";
import { Field } from "#components/ui/field.tsx";
import type { SectionRow } from "#lib/sections/queries.ts";
import { Outcome } from "../profile/outcome.tsx";
import { useAct } from "../profile/use-act.ts";
import type { SettingsActions } from "./types.ts";

type Props = {
  section: SectionRow;
  index: number;
  count: number;
  busy: boolean;
  change: SettingsActions["change"];
  onSections: (sections: SectionRow[]) => void;
  onMove: (to: number) => void;
};

/** One section: its place, and its words, which are changed where they stand. */
export function SectionItem({ section, index, count, busy, change, onSections, onMove }: Props) {
  const [editing, setEditing] = useState(false);
  const edited = useRef(false);
  const edit = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (edited.current && !editing) edit.current?.focus();
    edited.current = editing;
  }, [editing]);

  const { name, description, slug } = section;
  return (
    <li className="flex items-start gap-2 py-3">
      <div className="min-w-0 flex-1">
        {editing ? (
          <WordsForm
            section={section}
            change={change}
            onDone={(sections) => {
              if (sections) onSections(sections);
              setEditing(false);
            }}
          />
        ) : (
          <>
            <p className="font-semibold">
              {name}{" "}
              <span className="text-sm font-normal break-all text-quiet max-sm:block">/sections/{slug}</span>
            </p>
            <p className="text-sm text-quiet">{description || "No description yet."}</p>
          </>
        )}
      </div>
      {!editing && (
        <div className="flex shrink-0 items-center">
          <Button ref={edit} look="quiet" aria-label={`Edit ${name}`} onClick={() => setEditing(true)}>
            Edit
          </Button>
          <IconButton
            name={`Move ${name} up`}
            disabled={busy || index === 0}
            onClick={() => onMove(index - 1)}
          >
            <ArrowUp aria-hidden className="size-4" />
          </IconButton>
          <IconButton
            name={`Move ${name} down`}
            disabled={busy || index === count - 1}
            onClick={() => onMove(index + 1)}
          >
            <ArrowDown aria-hidden className="size-4" />
          </IconButton>
        </div>
      )}
    </li>
  );
}

function WordsForm({
  section: { id, ...stored },
  change,
  onDone,
}: {
  section: SectionRow;
  change: Props["change"];
  onDone: (sections: SectionRow[] | null) => void;
}) {
  const [name, setName] = useState(stored.name);
  const [description, setDescription] = useState(stored.description);
  const { busy, problem, said, act } = useAct();
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    const sections = await act(() => change({ id, name, description }));
    if (sections) onDone(sections);
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="space-y-3" noValidate>
      <Field id={`section-${id}-name`} label="Name" errors={problem?.fields?.name}>
        {(control) => (
          <TextInput {...control} autoFocus value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <Field
        id={`section-${id}-description`}
        label="Description"
        hint="One sentence under the name on the section’s page."
        errors={problem?.fields?.description}
      >
        {(control) => (
          <TextArea
            {...control}
            rows={2}
            value={description}
            onChange={(event) => setDescription(event.target.value)}
          />
        )}
      </Field>
      <Outcome problem={problem} said={said} />
      <div className="flex gap-2">
        <Button type="submit" look="primary" disabled={busy}>
          {busy ? "Saving…" : "Save section"}
        </Button>
        <Button onClick={() => onDone(null)}>Cancel</Button>
      </div>
    </form>
  );
}
