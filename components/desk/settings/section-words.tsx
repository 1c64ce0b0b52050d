"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextArea, TextInput } from "#components/ui/controls.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import type { SectionRow } from "#lib/sections/queries.ts";
import { Outcome } from "../profile/outcome.tsx";
import { useAct } from "../profile/use-act.ts";
import type { SettingsActions } from "./types.ts";

type Props = {
  section: SectionRow;
  actions: Pick<SettingsActions, "change" | "remove">;
  /** With the sections as they are then, or null when nothing was changed. */
  onDone: (sections: SectionRow[] | null) => void;
  onDeleted: (left: SectionRow[]) => void;
};

/** The name and the description of a section, and the way to be rid of it. */
export function SectionWords({ section, actions, onDone, onDeleted }: Props) {
  const { id } = section;
  const [name, setName] = useState(section.name);
  const [description, setDescription] = useState(section.description);
  const { busy, problem, said, act } = useAct();
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    const sections = await act(() => actions.change({ id, name, description }));
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
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" disabled={busy}>
          {busy ? "Saving…" : "Save section"}
        </Button>
        <Button onClick={() => onDone(null)}>Cancel</Button>
        <DeleteSection section={section} remove={actions.remove} onDeleted={onDeleted} />
      </div>
    </form>
  );
}

function DeleteSection({
  section: { id, name, slug },
  remove,
  onDeleted,
}: Pick<Props, "section" | "onDeleted"> & { remove: SettingsActions["remove"] }) {
  const [asking, setAsking] = useState(false);
  const { busy, problem, said, act } = useAct();
  const confirm = async () => {
    const left = await act(() => remove({ id }));
    if (left) onDeleted(left);
  };
  return (
    <>
      <Button look="danger" className="sm:ml-auto" onClick={() => setAsking(true)}>
        Delete section…
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={`Delete the section “${name}”?`}
        footer={
          <>
            <Button onClick={() => setAsking(false)}>{problem ? "Go back" : "Not yet"}</Button>
            {!problem && (
              <Button look="danger" disabled={busy} onClick={() => void confirm()}>
                {busy ? "Deleting…" : "Delete section"}
              </Button>
            )}
          </>
        }
      >
        {!problem && (
          <p>
            Only a section that no story has ever stood in can be deleted. Its checklists go with it, and{" "}
            <span className="break-all">/sections/{slug}</span> leads nowhere then.
          </p>
        )}
        <Outcome problem={problem} said={said} />
      </Dialog>
    </>
  );
}
