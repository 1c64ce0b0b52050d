"use client";

import { useEffect, useRef } from "react";
import { TextInput } from "#components/ui/controls.tsx";
import { Field } from "#components/ui/field.tsx";

/** Asks for the second factor; takes the focus, since it appears where somebody was typing. */
export function CodeField({ id, name }: { id: string; name: string }) {
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => input.current?.focus(), []);

  return (
    <Field
      id={id}
      label="Code"
      hint="The six digits that your authenticator app shows, or one of your recovery codes."
    >
      {(control) => (
        <TextInput
          {...control}
          ref={input}
          name={name}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
      )}
    </Field>
  );
}
