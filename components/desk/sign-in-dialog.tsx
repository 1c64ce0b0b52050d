"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextInput } from "#components/ui/controls.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PasswordInput } from "#components/ui/password-input.tsx";

type Props = { open: boolean; email: string; onClose: () => void; onSignedIn: () => void };

/** Signs in again without leaving the page, so that what was typed stays where it is and the act goes on. */
export function SignInDialog({ open, email, onClose, onSignedIn }: Props) {
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setError(await signIn(String(form.get("email")), String(form.get("password")), onSignedIn));
    setBusy(false);
  };

  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="You are signed out"
      footer={
        <>
          <Button onClick={onClose}>Later</Button>
          <Button look="primary" type="submit" form="sign-in-again" disabled={busy}>
            {busy ? "Signing in…" : "Sign in and go on"}
          </Button>
        </>
      }
    >
      <p>Your session has ended. Nothing is lost: sign in again and go on where you were.</p>
      <form id="sign-in-again" onSubmit={submit} className="space-y-3">
        {error && (
          <Notice tone="danger" role="alert">
            <p>{error}</p>
          </Notice>
        )}
        <Field id="again-email" label="E-mail">
          {(control) => (
            <TextInput
              {...control}
              name="email"
              type="email"
              defaultValue={email}
              readOnly
              tabIndex={-1}
              autoComplete="username"
              required
            />
          )}
        </Field>
        <Field id="again-password" label="Password">
          {(control) => (
            <PasswordInput {...control} name="password" autoComplete="current-password" required />
          )}
        </Field>
      </form>
    </Dialog>
  );
}

/** What went wrong, or null. A plain request: a server action that sets a cookie would draw this page anew. */
async function signIn(email: string, password: string, onSignedIn: () => void): Promise<string | null> {
  try {
    const response = await fetch("/api/auth/sign-in/email", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email: email.trim(), password }),
    });
    if (response.ok) {
      onSignedIn();
      return null;
    }
    if (response.status === 429) return ((await response.json()) as { message: string }).message;
    return response.status >= 500 ? noAnswer : "The e-mail address or the password is not right.";
  } catch {
    return noAnswer;
  }
}

const noAnswer =
  "The server cannot be reached just now. What you typed is still here; try again in a moment.";
