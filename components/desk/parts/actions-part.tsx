"use client";

import { memo } from "react";
import { TextArea, TextInput } from "#components/ui/controls.tsx";
import { Field } from "#components/ui/field.tsx";
import type { Action } from "#lib/stories/content.ts";
import { budgets } from "#lib/stories/schema.ts";
import { fieldId } from "../draft.ts";
import { errorsUnder, type Fields } from "../errors.ts";
import { ListPart } from "./list-part.tsx";
import { Count } from "./text-part.tsx";

type Props = {
  items: Action[];
  errors: Fields;
  /** The last day on which a new one is current, unless changed. */
  weekFromNow: string;
  onItems: (items: Action[]) => void;
};

export const ActionsPart = memo(function ActionsPart({ items, errors, weekFromNow, onItems }: Props) {
  return (
    <ListPart
      part="doThisWeek"
      legend="Do this week"
      hint="Who should do what now. Each stops being current after its last day; no date means it stays."
      noun="action"
      items={items}
      blank={() => ({ audience: "", action: "", until: weekFromNow })}
      max={20}
      errors={errors.doThisWeek}
      onItems={onItems}
    >
      {(item, index, set) => {
        const path = `doThisWeek.${index}`;
        const wrong = errorsUnder(errors, path);
        return (
          <div className="grid gap-2.5 sm:grid-cols-[1fr_9.5rem]">
            <Field id={fieldId(`${path}.audience`)} label="Audience" errors={wrong.audience}>
              {(control) => (
                <TextInput
                  {...control}
                  value={item.audience}
                  placeholder="Healthcare IT leaders"
                  onChange={(event) => set({ ...item, audience: event.target.value })}
                />
              )}
            </Field>
            <Field id={fieldId(`${path}.until`)} label="Current until" errors={wrong.until}>
              {(control) => (
                <TextInput
                  {...control}
                  type="date"
                  value={item.until ?? ""}
                  onChange={(event) => set({ ...item, until: event.target.value || null })}
                />
              )}
            </Field>
            <Field
              id={fieldId(`${path}.action`)}
              label="What to do"
              errors={wrong.action}
              className="sm:col-span-2"
              aside={<Count text={item.action} budget={budgets.action} />}
            >
              {(control) => (
                <TextArea
                  {...control}
                  rows={2}
                  value={item.action}
                  onChange={(event) => set({ ...item, action: event.target.value.replace(/\s*\n\s*/g, " ") })}
                />
              )}
            </Field>
          </div>
        );
      }}
    </ListPart>
  );
});
