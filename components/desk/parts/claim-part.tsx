"use client";

import { memo } from "react";
import { TextArea, TextInput } from "#components/ui/controls.tsx";
import { Field } from "#components/ui/field.tsx";
import type { Spoken } from "#lib/language/spoken.ts";
import { budgets } from "#lib/stories/schema.ts";
import { fieldId } from "../draft.ts";
import type { Fields } from "../errors.ts";
import { Count } from "./text-part.tsx";

type Props = {
  claim: string;
  /** What it is written in. */
  spoken: Spoken;
  lookBack: string | null;
  errors: Fields;
  onClaim: (claim: string) => void;
  onLookBack: (day: string | null) => void;
};

/** What the take claims, and when the desk looks back at it; both or neither. */
export const ClaimPart = memo(function ClaimPart(props: Props) {
  const { claim, spoken, lookBack, errors, onClaim, onLookBack } = props;
  return (
    <div className="grid gap-x-4 gap-y-3 sm:grid-cols-[minmax(0,1fr)_11rem]">
      <Field
        id={fieldId("claim")}
        label="Our claim"
        hint="Optional: what the take says will be, so that it can be checked."
        errors={errors.claim}
        aside={claim !== "" && <Count text={claim} budget={budgets.claim} />}
      >
        {(control) => (
          <TextArea
            {...control}
            {...spoken}
            rows={2}
            value={claim}
            spellCheck
            placeholder="By the end of 2027 three of the ten largest hospitals will own a model."
            onChange={(event) => onClaim(event.target.value.replace(/\s*\n\s*/g, " "))}
            onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
          />
        )}
      </Field>
      <Field
        id={fieldId("lookBack")}
        label="Look back on"
        hint="Then it is on your desk."
        errors={errors.lookBack}
      >
        {(control) => (
          <TextInput
            {...control}
            type="date"
            value={lookBack ?? ""}
            onChange={(event) => onLookBack(event.target.value || null)}
          />
        )}
      </Field>
    </div>
  );
});
