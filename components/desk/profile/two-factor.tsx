"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { PasswordInput } from "#components/ui/password-input.tsx";
import { Enrol } from "./enrol.tsx";
import { Outcome } from "./outcome.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";
import type { Enrolment, ProfileActions } from "./types.ts";
import { useAct } from "./use-act.ts";

type Props = {
  on: boolean;
  actions: Pick<ProfileActions, "beginTwoFactor" | "confirmTwoFactor" | "endTwoFactor" | "newRecoveryCodes">;
};

/** Sets the second factor up, renews its recovery codes, takes it away; each asks for the password first. */
export function TwoFactor({ on: stored, actions }: Props) {
  const [on, setOn] = useState(stored);
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const [password, setPassword] = useState("");
  const { busy, problem, said, act } = useAct();

  const begin = async () => {
    const begun = await act(() => actions.beginTwoFactor({ password }));
    setPassword("");
    if (begun) setEnrolment(begun);
  };
  const confirmed = () => {
    setOn(true);
    setEnrolment(null);
  };
  const renew = async () => {
    const made = await act(() => actions.newRecoveryCodes({ password }));
    setPassword("");
    if (made) setCodes(made);
  };
  const end = async () => {
    const done = await act(() => actions.endTwoFactor({ password }));
    setPassword("");
    if (done === undefined) return;
    setOn(false);
    setCodes(null);
  };

  if (enrolment)
    return (
      <Enrol
        enrolment={enrolment}
        confirm={actions.confirmTwoFactor}
        onConfirmed={confirmed}
        onCancel={() => setEnrolment(null)}
      />
    );
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!on) void begin();
      }}
      noValidate
    >
      <p className="text-sm">
        {on
          ? "On: signing in asks for a code of your authenticator app, too."
          : "Off: whoever knows your password can sign in. With an authenticator app on your telephone, signing in asks for a code, too."}
      </p>
      {codes && <RecoveryCodes codes={codes} />}
      <Field
        id="two-factor-password"
        label="Your password, to change this"
        errors={problem?.fields?.password}
      >
        {(control) => (
          <PasswordInput
            {...control}
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <Outcome problem={problem} said={said} />
      <div className="flex flex-wrap gap-2">
        {on ? (
          <>
            <Button disabled={busy} onClick={() => void renew()}>
              New recovery codes
            </Button>
            <Button look="danger" disabled={busy} onClick={() => void end()}>
              Turn off
            </Button>
          </>
        ) : (
          <Button type="submit" disabled={busy}>
            Set up
          </Button>
        )}
      </div>
    </form>
  );
}
