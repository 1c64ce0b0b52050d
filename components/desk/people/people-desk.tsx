"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { PersonRow } from "#lib/people/queries.ts";
import type { Result } from "#lib/result.ts";
import { InviteForm } from "./invite-form.tsx";
import { Pending } from "./pending.tsx";
import { PeopleTable } from "./people-table.tsx";
import { type PeopleActions, type PeopleView, roleNames } from "./types.ts";

type Props = { start: PeopleView; me: string; timeZone: string; actions: PeopleActions };

/** Who works here: invites, changes roles, suspends and takes back. */
export function PeopleDesk({ start, me, timeZone, actions }: Props) {
  const [view, setView] = useState(start);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [done, setDone] = useState("");
  const [suspending, setSuspending] = useState<PersonRow | null>(null);

  const act = async (work: () => Promise<Result<PeopleView>>, words: string) => {
    setBusy(true);
    setTrouble(null);
    setDone("");
    const answer = await work().catch(() => null);
    setBusy(false);
    if (!answer?.ok) return setTrouble(answer?.problem.message ?? unreachable);
    setView(answer.value);
    setDone(words);
  };
  const suspend = async ({ id, name }: PersonRow) => {
    setSuspending(null);
    await act(() => actions.suspend({ id }), `${name} is suspended.`);
  };

  return (
    <div className="space-y-9">
      <section aria-labelledby="people-invite" className="max-w-2xl">
        <h2 id="people-invite" className="mb-3 text-xl font-bold">
          Invite somebody
        </h2>
        <InviteForm invite={actions.invite} onChange={setView} />
      </section>
      <section aria-labelledby="people-pending" className="max-w-2xl">
        <h2 id="people-pending" className="mb-3 text-xl font-bold">
          Invited, not yet here
        </h2>
        <Pending
          invitations={view.invitations}
          timeZone={timeZone}
          busy={busy}
          onRevoke={(id) => void act(() => actions.revoke({ id }), "The invitation is revoked.")}
        />
      </section>
      <section aria-labelledby="people-all" className="space-y-3">
        <h2 id="people-all" className="text-xl font-bold">
          People
        </h2>
        {trouble && (
          <Notice tone="danger" role="alert">
            <p>{trouble}</p>
          </Notice>
        )}
        <p role="status" className="text-sm text-good empty:hidden">
          {done}
        </p>
        <PeopleTable
          people={view.people}
          me={me}
          timeZone={timeZone}
          busy={busy}
          onRole={({ id, name }, role) =>
            void act(
              () => actions.changeRole({ id, role }),
              `${name} is now ${roleNames[role].toLowerCase()}.`,
            )
          }
          onSuspend={setSuspending}
          onTakeBack={({ id, name }) => void act(() => actions.takeBack({ id }), `${name} is back.`)}
        />
      </section>
      <Dialog
        open={suspending !== null}
        onClose={() => setSuspending(null)}
        title={`Suspend ${suspending?.name ?? ""}?`}
        footer={
          <>
            <Button onClick={() => setSuspending(null)}>Go back</Button>
            <Button look="danger" onClick={() => suspending && void suspend(suspending)}>
              Suspend now
            </Button>
          </>
        }
      >
        <p>
          They are signed out everywhere at once, and pages that they have open can do nothing more. What they
          wrote stays. You can take them back at any time.
        </p>
      </Dialog>
    </div>
  );
}

const unreachable = "The server did not answer. Try again in a moment.";
