"use client";

import { useActionState, useEffect, useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextInput } from "#components/ui/controls.tsx";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PasswordInput } from "#components/ui/password-input.tsx";
import { CodeField } from "./code-field.tsx";

export type SignInState = { email: string; step: "password" | "code"; error: string | null } | null;

type Props = { action: (state: SignInState, form: FormData) => Promise<SignInState>; next: string };

export function SignInForm({ action, next }: Props) {
  const [state, submit, busy] = useActionState(action, null);
  const error = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (state?.error) error.current?.focus();
  }, [state]);

  return (
    <form action={submit} className="space-y-4">
      {state?.error && (
        <Notice ref={error} tone="danger" role="alert" tabIndex={-1}>
          <p>{state.error}</p>
        </Notice>
      )}
      <input type="hidden" name="next" value={next} />
      {state?.step === "code" ? (
        <>
          <input type="hidden" name="email" value={state.email} />
          <CodeField id="code" name="code" />
        </>
      ) : (
        <Credentials email={state?.email ?? ""} />
      )}
      <Button type="submit" look="primary" className="w-full" disabled={busy}>
        {busy ? "Signing in…" : "Sign in"}
      </Button>
    </form>
  );
}

function Credentials({ email }: { email: string }) {
  return (
    <>
      <Field id="email" label="E-mail">
        {(control) => (
          <TextInput
            {...control}
            name="email"
            type="email"
            autoComplete="username"
            defaultValue={email}
            key={email}
            required
          />
        )}
      </Field>
      <Field id="password" label="Password">
        {(control) => <PasswordInput {...control} name="password" autoComplete="current-password" required />}
      </Field>
    </>
  );
}
