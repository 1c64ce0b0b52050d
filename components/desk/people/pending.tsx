"use client";

import { Button } from "#components/ui/button.tsx";
import type { PendingInvitation } from "#lib/people/queries.ts";
import { momentInWords } from "../times.ts";
import { roleNames } from "./types.ts";

type Props = {
  invitations: PendingInvitation[];
  timeZone: string;
  busy: boolean;
  onRevoke: (id: number) => void;
};

/** Links that nobody has used yet. */
export function Pending({ invitations, timeZone, busy, onRevoke }: Props) {
  if (invitations.length === 0) return <p className="text-sm text-quiet">Nobody is invited just now.</p>;
  return (
    <ul className="divide-y divide-line border-y border-line text-sm">
      {invitations.map(({ id, email, role, expiresAt, invitedBy }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 py-2">
          <div className="min-w-0 flex-1">
            <p className="font-semibold break-words">
              {email} <span className="font-normal text-quiet">{roleNames[role]}</span>
            </p>
            <p className="text-quiet">
              Invited by {invitedBy ?? "whoever runs the site"}, until {momentInWords(expiresAt, timeZone)}
            </p>
          </div>
          <Button
            look="quiet"
            className="text-danger"
            disabled={busy}
            aria-label={`Revoke the invitation for ${email}`}
            onClick={() => onRevoke(id)}
          >
            Revoke
          </Button>
        </li>
      ))}
    </ul>
  );
}
