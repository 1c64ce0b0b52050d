"use client";

import { useActionState, useEffect, useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextInput } from "#components/ui/controls.tsx";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PasswordInput } from "#components/ui/password-input.tsx";
import { CodeField } from "./code-field.tsx";

export type SignInState = { email: string; step: "password" | "code"; error: string | null } | null;

/** What the form says: the desk is English, but whoever wants to read is met in the site's language. */
export type SignInWords = Record<
  "email" | "password" | "show" | "hide" | "submit" | "busy" | "code" | "codeHint",
  string
>;

type Props = {
  action: (state: SignInState, form: FormData) => Promise<SignInState>;
  next: string;
  words: SignInWords;
};

export function SignInForm({ action, next, words }: Props) {
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
          <CodeField id="code" name="code" label={words.code} hint={words.codeHint} />
        </>
      ) : (
        <Credentials email={state?.email ?? ""} words={words} />
      )}
      <Button type="submit" look="primary" className="w-full" disabled={busy}>
        {busy ? words.busy : words.submit}
      </Button>
    </form>
  );
}

function Credentials({ email, words }: { email: string; words: SignInWords }) {
  return (
    <>
      <Field id="email" label={words.email}>
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
      <Field id="password" label={words.password}>
        {(control) => (
          <PasswordInput
            {...control}
            name="password"
            autoComplete="current-password"
            words={words}
            required
          />
        )}
      </Field>
    </>
  );
}
