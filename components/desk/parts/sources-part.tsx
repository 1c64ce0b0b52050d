"use client";

import { memo } from "react";
import { TextInput } from "#components/ui/controls.tsx";
import { Field } from "#components/ui/field.tsx";
import type { Source } from "#lib/stories/content.ts";
import { fieldId } from "../draft.ts";
import { errorsUnder, type Fields } from "../errors.ts";
import { ListPart } from "./list-part.tsx";

type Props = { items: Source[]; errors: Fields; onItems: (items: Source[]) => void };

export const SourcesPart = memo(function SourcesPart({ items, errors, onItems }: Props) {
  return (
    <ListPart
      part="sources"
      legend="Sources"
      hint="What the facts rest on, in the order in which readers see them."
      noun="source"
      items={items}
      blank={() => ({ title: "", url: "", publisher: "", date: null })}
      max={100}
      errors={errors.sources}
      onItems={onItems}
    >
      {(item, index, set) => {
        const path = `sources.${index}`;
        const wrong = errorsUnder(errors, path);
        const text = (name: "title" | "url" | "publisher", label: string, placeholder?: string) => (
          <Field id={fieldId(`${path}.${name}`)} label={label} errors={wrong[name]}>
            {(control) => (
              <TextInput
                {...control}
                inputMode={name === "url" ? "url" : "text"}
                value={item[name]}
                placeholder={placeholder}
                onChange={(event) => set({ ...item, [name]: event.target.value })}
              />
            )}
          </Field>
        );
        return (
          <div className="grid gap-2.5">
            {text("title", "Title")}
            {text("url", "Link", "https://")}
            <div className="grid gap-2.5 sm:grid-cols-[1fr_9.5rem]">
              {text("publisher", "Publisher")}
              <Field id={fieldId(`${path}.date`)} label="Date" errors={wrong.date}>
                {(control) => (
                  <TextInput
                    {...control}
                    type="date"
                    value={item.date ?? ""}
                    onChange={(event) => set({ ...item, date: event.target.value || null })}
                  />
                )}
              </Field>
            </div>
          </div>
        );
      }}
    </ListPart>
  );
});
