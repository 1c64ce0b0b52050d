"use client";

import { memo, type ReactNode } from "react";
import { TextArea } from "#components/ui/controls.tsx";
import { Field } from "#components/ui/field.tsx";
import type { Spoken } from "#lib/language/spoken.ts";
import { fieldId } from "../draft.ts";

export type TextPartName = "headline" | "summary";

type Props = {
  part: TextPartName;
  label: string;
  hint: ReactNode;
  value: string;
  errors: string[] | undefined;
  budget?: number;
  rows: number;
  /** Line breaks mean nothing in it: Enter does nothing, pasted ones become spaces. */
  oneLine?: boolean;
  className?: string;
  /** What is written in it. */
  spoken: Spoken;
  onText: (part: TextPartName, text: string) => void;
};

/** A part that is plain text, in the type in which readers will see it. */
export const TextPart = memo(function TextPart(props: Props) {
  const { part, label, hint, value, errors, budget, rows, oneLine, className = "", spoken, onText } = props;
  const id = fieldId(part);
  return (
    <Field
      id={id}
      label={label}
      hint={hint}
      errors={errors}
      aside={budget && <Count text={value} budget={budget} />}
    >
      {(control) => (
        <TextArea
          {...control}
          {...spoken}
          rows={rows}
          value={value}
          spellCheck
          className={`font-serif ${className}`}
          onChange={(event) =>
            onText(part, oneLine ? event.target.value.replace(/\s*\n\s*/g, " ") : event.target.value)
          }
          onKeyDown={(event) => oneLine && event.key === "Enter" && event.preventDefault()}
        />
      )}
    </Field>
  );
});

/** How much of a part's room is used; going over is said, not forbidden. */
export function Count({ text, budget }: { text: string; budget: number }) {
  const length = text.length;
  const over = length - budget;
  return (
    <span className={`shrink-0 text-xs tabular-nums ${over > 0 ? "font-semibold text-warn" : "text-quiet"}`}>
      {over > 0 ? `${length} of ${budget}, ${over} over` : `${length} of ${budget}`}
    </span>
  );
}
