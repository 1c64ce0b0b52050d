"use client";

import { useActionState, useEffect, useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextInput } from "#components/ui/controls.tsx";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PasswordInput } from "#components/ui/password-input.tsx";

export type WelcomeState = {
  name: string;
  email: string;
  message: string;
  fields: Record<string, string[]>;
} | null;

type Props = {
  action: (state: WelcomeState, form: FormData) => Promise<WelcomeState>;
  token: string;
  /** The address that the invitation is for; null lets the person choose. */
  email: string | null;
  minLength: number;
};

const labels: Record<string, string> = { name: "Name", email: "E-mail", password: "Password" };

export function WelcomeForm({ action, token, email, minLength }: Props) {
  const [state, submit, busy] = useActionState(action, null);
  const summary = useRef<HTMLDivElement>(null);
  const fields = state?.fields ?? {};

  useEffect(() => {
    if (state) summary.current?.focus();
  }, [state]);

  return (
    <form action={submit} className="space-y-4" noValidate>
      {state && (
        <Notice ref={summary} tone="danger" role="alert" tabIndex={-1} title={state.message}>
          <ul className="list-disc space-y-0.5 pl-4 empty:hidden">
            {Object.entries(fields).map(([name, messages]) => (
              <li key={name}>
                <a href={`#${name}`} className="underline underline-offset-2">
                  {labels[name]}: {messages.join(" ")}
                </a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <input type="hidden" name="token" value={token} />
      <Field
        id="name"
        label="Name"
        hint="As colleagues know you; it stands beside what you change."
        errors={fields.name}
      >
        {(control) => (
          <TextInput
            {...control}
            name="name"
            autoComplete="name"
            defaultValue={state?.name ?? ""}
            key={state?.name}
          />
        )}
      </Field>
      <Field
        id="email"
        label="E-mail"
        hint={email ? "The invitation is for this address." : "You sign in with it."}
        errors={fields.email}
      >
        {(control) => (
          <TextInput
            {...control}
            name="email"
            type="email"
            autoComplete="username"
            readOnly={email !== null}
            defaultValue={email ?? state?.email ?? ""}
            key={state?.email}
          />
        )}
      </Field>
      <Field
        id="password"
        label="Password"
        hint={`At least ${minLength} characters; three or four unrelated words are easy to remember.`}
        errors={fields.password}
      >
        {(control) => <PasswordInput {...control} name="password" autoComplete="new-password" />}
      </Field>
      <Button type="submit" look="primary" className="w-full" disabled={busy}>
        {busy ? "Making your account…" : "Create account"}
      </Button>
    </form>
  );
}
