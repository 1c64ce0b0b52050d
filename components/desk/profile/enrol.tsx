"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextInput } from "#components/ui/controls.tsx";
import { Field } from "#components/ui/field.tsx";
import { Outcome } from "./outcome.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";
import type { Enrolment, ProfileActions } from "./types.ts";
import { useAct } from "./use-act.ts";

type Props = {
  enrolment: Enrolment;
  confirm: ProfileActions["confirmTwoFactor"];
  onConfirmed: () => void;
  onCancel: () => void;
};

/**
 * Shows the secret to an authenticator app, and the recovery codes, then asks for a first code: confirming renews the
 * session, and with its cookie the page is drawn anew, so that nothing can be shown only afterwards.
 */
export function Enrol({ enrolment: { secret, qr, recoveryCodes }, confirm, onConfirmed, onCancel }: Props) {
  const [code, setCode] = useState("");
  const { busy, problem, said, act } = useAct();

  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    if ((await act(() => confirm({ code }))) !== undefined) onConfirmed();
  };

  return (
    <form onSubmit={(event) => void submit(event)} className="space-y-4" noValidate>
      <RecoveryCodes codes={recoveryCodes} />
      <ol className="list-decimal space-y-3 pl-5 text-sm">
        <li>
          Scan this with an authenticator app.
          <svg
            role="img"
            aria-label="QR code for your authenticator app"
            viewBox={`0 0 ${qr.size} ${qr.size}`}
            shapeRendering="crispEdges"
            className="mt-2 size-44 bg-white"
          >
            <path d={qr.path} fill="#000" />
          </svg>
        </li>
        <li>
          Or type this key into it:{" "}
          <code className="break-all">{secret.match(/.{1,4}/g)?.join(" ") ?? secret}</code>
        </li>
        <li>Enter the six digits that it shows then.</li>
      </ol>
      <Field id="two-factor-code" label="Code" errors={problem?.fields?.code} className="max-w-44">
        {(control) => (
          <TextInput
            {...control}
            inputMode="numeric"
            autoComplete="one-time-code"
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
      </Field>
      <Outcome problem={problem} said={said} />
      <div className="flex gap-2">
        <Button type="submit" look="primary" disabled={busy}>
          {busy ? "Looking…" : "Turn on"}
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}
