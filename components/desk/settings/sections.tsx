"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextInput } from "#components/ui/controls.tsx";
import { Field } from "#components/ui/field.tsx";
import type { ReviewSettings } from "#lib/review/rules.ts";
import type { SectionRow } from "#lib/sections/queries.ts";
import { Outcome } from "../profile/outcome.tsx";
import { useAct } from "../profile/use-act.ts";
import { noSectionRules } from "../review/rule-words.ts";
import { Part } from "./part.tsx";
import { SectionItem } from "./section-item.tsx";
import { SiteChecklists } from "./site-checklists.tsx";
import type { SettingsActions } from "./types.ts";

type Props = { start: SectionRow[]; review: ReviewSettings; actions: Omit<SettingsActions, "save"> };

/** Adds sections, names, describes and deletes them, puts them in order, and says what review asks for. */
export function Sections({ start, review: stored, actions }: Props) {
  const [sections, setSections] = useState(start);
  const [review, setReview] = useState(stored);
  const [deleted, setDeleted] = useState({ words: "" });
  const told = useRef<HTMLParagraphElement>(null);
  const { busy, problem, said, act } = useAct();

  useEffect(() => {
    if (!deleted.words) return;
    // The dialog, which is gone by now, gives the focus back first.
    const frame = requestAnimationFrame(() => told.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, [deleted]);

  const move = async (from: number, to: number) => {
    const ordered = [...sections];
    const [moved] = ordered.splice(from, 1);
    if (!moved) return;
    ordered.splice(to, 0, moved);
    setSections(ordered);
    setDeleted({ words: "" });
    const ids = ordered.map(({ id }) => id);
    const words = `${moved.name} is now number ${to + 1} of ${ordered.length}.`;
    setSections((await act(() => actions.order({ ids }), words)) ?? sections);
  };

  const onDeleted = (name: string, left: SectionRow[]) => {
    setSections(left);
    setDeleted({ words: `The section ${name} is deleted.` });
  };

  return (
    <>
      <Part id="settings-sections" title="Sections">
        <p className="mb-4 text-sm text-quiet">
          Readers find them in this order at the head of every page. A new name shows everywhere at once; the
          address stays, so that links keep working.
        </p>
        <div className="space-y-4">
          <Outcome problem={problem} said={said} />
          <p
            ref={told}
            tabIndex={-1}
            role="status"
            className="text-sm font-medium text-good outline-none empty:hidden"
          >
            {deleted.words}
          </p>
          <ol className="divide-y divide-line border-y border-line">
            {sections.map((section, index) => (
              <SectionItem
                key={section.id}
                section={section}
                rules={review.sections[section.id] ?? noSectionRules}
                site={review.site}
                index={index}
                count={sections.length}
                busy={busy}
                actions={actions}
                onSections={setSections}
                onReview={setReview}
                onDeleted={(left) => onDeleted(section.name, left)}
                onMove={(to) => void move(index, to)}
              />
            ))}
          </ol>
          <AddSection add={actions.add} onSections={setSections} />
        </div>
      </Part>
      <Part id="settings-checklists" title="Checklists">
        <SiteChecklists site={review.site} rule={actions.rule} onReview={setReview} />
      </Part>
    </>
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
