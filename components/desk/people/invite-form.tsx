"use client";

import { useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Select, TextInput } from "#components/ui/controls.tsx";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { type Role, roles } from "#lib/auth/policy.ts";
import type { Invited } from "#lib/people/commands.ts";
import { CopyLink } from "../sharing/copy-link.tsx";
import { type PeopleActions, type PeopleView, roleHints, roleNames } from "./types.ts";

type Props = { invite: PeopleActions["invite"]; onChange: (view: PeopleView) => void };

/** Asks for an address and a role and shows the link that was made, this once. */
export function InviteForm({ invite, onChange }: Props) {
  const [role, setRole] = useState<Role>("writer");
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<{ message: string; email?: string[] } | null>(null);
  const [invited, setInvited] = useState<Invited | null>(null);
  const email = useRef<HTMLInputElement>(null);

  const submit = async (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setBusy(true);
    setTrouble(null);
    setInvited(null);
    const answer = await invite({ email: email.current?.value ?? "", role }).catch(() => null);
    setBusy(false);
    if (!answer?.ok) {
      const { message, fields } = answer?.problem ?? { message: unreachable };
      setTrouble({ message, ...(fields?.email && { email: fields.email }) });
      email.current?.focus();
      return;
    }
    if (email.current) email.current.value = "";
    setInvited(answer.value.invited);
    onChange(answer.value);
  };

  return (
    <div className="space-y-4">
      <form
        onSubmit={(event) => void submit(event)}
        className="grid items-end gap-3 sm:grid-cols-[1fr_10rem_auto]"
        noValidate
      >
        <Field id="invite-email" label="E-mail">
          {(control) => (
            <TextInput
              {...control}
              ref={email}
              type="email"
              autoComplete="off"
              aria-invalid={trouble?.email ? true : undefined}
              aria-describedby={trouble ? "invite-trouble" : undefined}
            />
          )}
        </Field>
        <Field id="invite-role" label="Role">
          {(control) => (
            <Select
              {...control}
              aria-describedby="invite-hint"
              value={role}
              onChange={(event) => setRole(event.target.value as Role)}
            >
              {roles.map((each) => (
                <option key={each} value={each}>
                  {roleNames[each]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Button type="submit" look="primary" disabled={busy}>
          {busy ? "Inviting…" : "Invite"}
        </Button>
      </form>
      <p id="invite-hint" className="text-[0.8125rem] text-quiet">
        {roleNames[role]}: {roleHints[role]}.
      </p>
      {trouble && (
        <Notice tone="danger" role="alert" id="invite-trouble">
          <p>{trouble.email?.join(" ") ?? trouble.message}</p>
        </Notice>
      )}
      {invited && (
        <Notice tone="good" title={<>The invitation for {invited.email} is ready</>}>
          <p>{mailWords[String(invited.mailed) as keyof typeof mailWords]}</p>
          <CopyLink address={invited.link} />
        </Notice>
      )}
    </div>
  );
}

const once = "It works once, for seven days, and is not shown again.";
const mailWords = {
  true: `It was mailed to them. You can also pass on the link yourself. ${once}`,
  false: `The mail server did not take the mail: pass on the link yourself. ${once}`,
  null: `Pass on the link. ${once}`,
};

const unreachable = "The server did not answer. Try again in a moment.";
