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
  words: WelcomeWords;
};

/** What the form says: the desk is English, but whoever is to read is met in the site's language. */
export type WelcomeWords = Record<
  `${"name" | "email" | "password"}${"" | "Hint"}` | "emailFixed" | "show" | "hide" | "submit" | "busy",
  string
>;

export function WelcomeForm({ action, token, email, words }: Props) {
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
                  {words[name as "name"]}: {messages.join(" ")}
                </a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <input type="hidden" name="token" value={token} />
      <Field id="name" label={words.name} hint={words.nameHint} errors={fields.name}>
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
        label={words.email}
        hint={email ? words.emailFixed : words.emailHint}
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
      <Field id="password" label={words.password} hint={words.passwordHint} errors={fields.password}>
        {(control) => (
          <PasswordInput {...control} name="password" autoComplete="new-password" words={words} />
        )}
      </Field>
      <Button type="submit" look="primary" className="w-full" disabled={busy}>
        {busy ? words.busy : words.submit}
      </Button>
    </form>
  );
}
