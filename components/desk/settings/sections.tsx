"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextInput } from "#components/ui/controls.tsx";
import { Field } from "#components/ui/field.tsx";
import type { SectionRow } from "#lib/sections/queries.ts";
import { Outcome } from "../profile/outcome.tsx";
import { useAct } from "../profile/use-act.ts";
import { SectionItem } from "./section-item.tsx";
import type { SettingsActions } from "./types.ts";

type Props = { start: SectionRow[]; actions: Pick<SettingsActions, "add" | "change" | "order"> };

/** Adds sections, renames and describes them, puts them in order. */
export function Sections({ start, actions }: Props) {
  const [sections, setSections] = useState(start);
  const { busy, problem, said, act } = useAct();

  const move = async (from: number, to: number) => {
    const ordered = [...sections];
    const [moved] = ordered.splice(from, 1);
    if (!moved) return;
    ordered.splice(to, 0, moved);
    setSections(ordered);
    const ids = ordered.map(({ id }) => id);
    const words = `${moved.name} is now number ${to + 1} of ${ordered.length}.`;
    setSections((await act(() => actions.order({ ids }), words)) ?? sections);
  };

  return (
    <div className="space-y-4">
      <Outcome problem={problem} said={said} />
      <ol className="divide-y divide-line border-y border-line">
        {sections.map((section, index) => (
          <SectionItem
            key={section.id}
            section={section}
            index={index}
            count={sections.length}
            busy={busy}
            change={actions.change}
            onSections={setSections}
            onMove={(to) => void move(index, to)}
          />
        ))}
      </ol>
      <AddSection add={actions.add} onSections={setSections} />
    </div>
  );
}

function AddSection({
  add,
  onSections,
}: {
  add: SettingsActions["add"];
  onSections: (sections: SectionRow[]) => void;
}) {
  const [name, setName] = useState("");
  const { busy, problem, said, act } = useAct();
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    const sections = await act(() => add({ name, description: "" }), "The section is added.");
    if (!sections) return;
    onSections(sections);
    setName("");
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="space-y-2" noValidate>
      <div className="flex items-end gap-2">
        <Field
          id="section-new"
          label="New section"
          className="flex-1 sm:max-w-72"
          errors={problem?.fields?.name}
        >
          {(control) => (
            <TextInput {...control} value={name} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
        <Button type="submit" disabled={busy} className={problem?.fields ? "mb-6" : ""}>
          Add section
        </Button>
      </div>
      <Outcome problem={problem} said={said} />
    </form>
  );
}
