"use client";

import { useEffect, useRef } from "react";
import { TextInput } from "#components/ui/controls.tsx";
import { Field } from "#components/ui/field.tsx";

const usualHint = "The six digits that your authenticator app shows, or one of your recovery codes.";

type Props = { id: string; name: string; label?: string; hint?: string };

/** Asks for the second factor; takes the focus, since it appears where somebody was typing. */
export function CodeField({ id, name, label = "Code", hint = usualHint }: Props) {
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => input.current?.focus(), []);

  return (
    <Field id={id} label={label} hint={hint}>
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
