"use client";

import { memo } from "react";
import { Select, TextArea, TextInput } from "#components/ui/controls.tsx";
import { Field } from "#components/ui/field.tsx";
import type { Correction, CorrectionKind } from "#lib/stories/content.ts";
import { fieldId } from "../draft.ts";
import { errorsUnder, type Fields } from "../errors.ts";
import { ListPart } from "./list-part.tsx";

type Props = { items: Correction[]; errors: Fields; today: string; onItems: (items: Correction[]) => void };

const kinds: Record<CorrectionKind, string> = {
  correction: "Correction: it was wrong",
  update: "Update: it has gone on",
  typo: "Typo",
};

export const CorrectionsPart = memo(function CorrectionsPart({ items, errors, today, onItems }: Props) {
  return (
    <ListPart
      part="corrections"
      legend="Corrections"
      hint="What changed after publication, told to readers under the story."
      noun="correction"
      items={items}
      blank={(): Correction => ({ date: today, kind: "correction", text: "" })}
      max={100}
      errors={errors.corrections}
      onItems={onItems}
    >
      {(item, index, set) => {
        const path = `corrections.${index}`;
        const wrong = errorsUnder(errors, path);
        return (
          <div className="grid gap-2.5 sm:grid-cols-[1fr_9.5rem]">
            <Field id={fieldId(`${path}.kind`)} label="Kind" errors={wrong.kind}>
              {(control) => (
                <Select
                  {...control}
                  value={item.kind}
                  onChange={(event) => set({ ...item, kind: event.target.value as CorrectionKind })}
                >
                  {Object.entries(kinds).map(([kind, name]) => (
                    <option key={kind} value={kind}>
                      {name}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <Field id={fieldId(`${path}.date`)} label="Date" errors={wrong.date}>
              {(control) => (
                <TextInput
                  {...control}
                  type="date"
                  value={item.date}
                  onChange={(event) => set({ ...item, date: event.target.value })}
                />
              )}
            </Field>
            <Field
              id={fieldId(`${path}.text`)}
              label="What readers are told"
              errors={wrong.text}
              className="sm:col-span-2"
            >
              {(control) => (
                <TextArea
                  {...control}
                  rows={2}
                  className="font-serif"
                  value={item.text}
                  onChange={(event) => set({ ...item, text: event.target.value.replace(/\s*\n\s*/g, " ") })}
                />
              )}
            </Field>
          </div>
        );
      }}
    </ListPart>
  );
});
