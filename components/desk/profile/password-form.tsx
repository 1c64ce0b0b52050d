"use client";

import { useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { PasswordInput } from "#components/ui/password-input.tsx";
import { Outcome } from "./outcome.tsx";
import type { ProfileActions, SessionRow } from "./types.ts";
import { useAct } from "./use-act.ts";

type Props = {
  change: ProfileActions["changePassword"];
  onSessions: (sessions: SessionRow[]) => void;
  minLength: number;
};

/** Another password; it signs out everywhere else. */
export function PasswordForm({ change, onSessions, minLength }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const { busy, problem, said, act } = useAct();

  const submit = async (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const text = (name: string) => String(given.get(name) ?? "");
    const words = "Your password is changed. You are signed out everywhere else.";
    const left = await act(() => change({ current: text("current"), next: text("next") }), words);
    if (!left) return;
    form.current?.reset();
    onSessions(left);
  };

  return (
    <form ref={form} onSubmit={(event) => void submit(event)} className="space-y-4" noValidate>
      <Field id="password-current" label="Password until now" errors={problem?.fields?.current}>
        {(control) => <PasswordInput {...control} name="current" autoComplete="current-password" />}
      </Field>
      <Field
        id="password-next"
        label="New password"
        hint={`At least ${minLength} characters; three or four unrelated words are easy to remember.`}
        errors={problem?.fields?.next}
      >
        {(control) => <PasswordInput {...control} name="next" autoComplete="new-password" />}
      </Field>
      <Outcome problem={problem} said={said} />
      <Button type="submit" disabled={busy}>
        {busy ? "Changing…" : "Change password"}
      </Button>
    </form>
  );
}
