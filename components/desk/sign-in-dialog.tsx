"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextInput } from "#components/ui/controls.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PasswordInput } from "#components/ui/password-input.tsx";
import { CodeField } from "./code-field.tsx";
import { Or, ProviderLink } from "./provider-link.tsx";
import { useWaysIn } from "./ways-in.tsx";

type Props = { open: boolean; email: string; onClose: () => void; onSignedIn: () => void };

/** Signs in again without leaving the page, so that what was typed stays where it is and the act goes on. */
export function SignInDialog({ open, email, onClose, onSignedIn }: Props) {
  const { password, provider } = useWaysIn();
  const [busy, setBusy] = useState(false);
  const [elsewhere, setElsewhere] = useState(false);
  const byPassword = password && !elsewhere;

  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="You are signed out"
      footer={
        <>
          <Button onClick={onClose}>Later</Button>
          {byPassword ? (
            <Button look="primary" type="submit" form="sign-in-again" disabled={busy}>
              {busy ? "Signing in…" : "Sign in and go on"}
            </Button>
          ) : (
            <Button look="primary" disabled={!elsewhere} onClick={onSignedIn}>
              Go on
            </Button>
          )}
        </>
      }
    >
      <p>Your session has ended. Nothing is lost: sign in again and go on where you were.</p>
      {provider !== null && (
        <>
          <ProviderLink
            newTab
            href={beginning}
            look={byPassword || elsewhere ? "plain" : "primary"}
            onClick={() => setElsewhere(true)}
          >
            {`Sign in with ${provider}`}
          </ProviderLink>
          <p className="text-sm text-quiet">
            {elsewhere
              ? "Once you are signed in there, come back to this tab and go on."
              : "It opens another tab; come back to this one afterwards."}
          </p>
        </>
      )}
      {provider !== null && byPassword && <Or>or with your password</Or>}
      {byPassword && <ByPassword email={email} onBusy={setBusy} onSignedIn={onSignedIn} />}
    </Dialog>
  );
}

const beginning = "/api/auth/oidc?next=/desk";

function ByPassword({
  email,
  onBusy,
  onSignedIn,
}: {
  email: string;
  onBusy: (busy: boolean) => void;
  onSignedIn: () => void;
}) {
  const [error, setError] = useState<string | null>(null);
  const [needsCode, setNeedsCode] = useState(false);

  const submit = async (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    onBusy(true);
    const code = form.get("code");
    const answer = await (typeof code === "string"
      ? further(code)
      : signIn(String(form.get("email")), String(form.get("password"))));
    onBusy(false);
    setError(answer.error);
    setNeedsCode(answer.step === "code");
    if (answer.step === "done") onSignedIn();
  };

  return (
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
      {needsCode ? (
        <CodeField id="again-code" name="code" />
      ) : (
        <Field id="again-password" label="Password">
          {(control) => (
            <PasswordInput {...control} name="password" autoComplete="current-password" required />
          )}
        </Field>
      )}
    </form>
  );
}

type Answer = { step: "password" | "code" | "done"; error: string | null };

/** Plain requests: a server action that sets a cookie would draw this page anew. */
async function signIn(email: string, password: string): Promise<Answer> {
  const response = await post("sign-in/email", { email: email.trim(), password });
  if (response?.ok) {
    const { twoFactorRedirect } = (await response.json()) as { twoFactorRedirect?: boolean };
    return { step: twoFactorRedirect ? "code" : "done", error: null };
  }
  return {
    step: "password",
    error: await reason(response, "The e-mail address or the password is not right."),
  };
}

/** The second step, with a code of the app or a recovery code. */
async function further(text: string): Promise<Answer> {
  const code = text.replace(/\s/g, "");
  const kind = /^\d{6}$/.test(code) ? "totp" : "backup-code";
  const response = await post(`two-factor/verify-${kind}`, { code });
  if (response?.ok) return { step: "done", error: null };
  const refusal = (await response
    ?.clone()
    .json()
    .catch(() => null)) as { code?: string } | null;
  const over = /COOKIE|TOO_MANY/.test(refusal?.code ?? "");
  return over
    ? {
        step: "password",
        error: "Enter your password again; too many codes were wrong, or it took too long.",
      }
    : { step: "code", error: await reason(response, "This code is not right.") };
}

async function post(path: string, body: unknown): Promise<Response | null> {
  const headers = { "content-type": "application/json" };
  return fetch(`/api/auth/${path}`, { method: "POST", headers, body: JSON.stringify(body) }).catch(
    () => null,
  );
}

async function reason(response: Response | null, usual: string): Promise<string> {
  if (response?.status === 429) return ((await response.json()) as { message: string }).message;
  return !response || response.status >= 500 ? noAnswer : usual;
}

const noAnswer =
  "The server cannot be reached just now. What you typed is still here; try again in a moment.";
