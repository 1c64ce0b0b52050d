"use client";

import { Button } from "#components/ui/button.tsx";
import { Select } from "#components/ui/controls.tsx";
import { type Role, roles } from "#lib/auth/policy.ts";
import type { PersonRow } from "#lib/people/queries.ts";
import { momentInWords } from "../times.ts";
import { roleNames } from "./types.ts";

type Props = {
  people: PersonRow[];
  /** Whose page this is. */
  me: string;
  timeZone: string;
  busy: boolean;
  onRole: (person: PersonRow, role: Role) => void;
  onSuspend: (person: PersonRow) => void;
  onTakeBack: (person: PersonRow) => void;
};

/** Everybody with an account; on a narrow screen each becomes a block of its own. */
export function PeopleTable({ people, me, timeZone, busy, onRole, onSuspend, onTakeBack }: Props) {
  return (
    <table className="w-full border-t-[3px] border-ink text-sm max-md:block">
      <thead className="max-md:sr-only">
        <tr className="border-b border-line text-left text-xs text-quiet">
          {["Person", "Role", "State", "Last seen"].map((name) => (
            <th key={name} scope="col" className="py-2 pr-4 font-semibold">
              {name}
            </th>
          ))}
          <th scope="col" className="py-2">
            <span className="sr-only">Suspend or take back</span>
          </th>
        </tr>
      </thead>
      <tbody className="max-md:block">
        {people.map((person) => (
          <tr
            key={person.id}
            className="border-b border-line max-md:flex max-md:flex-wrap max-md:items-center max-md:gap-x-4 max-md:gap-y-2 max-md:py-3"
          >
            <td className="max-md:w-full md:py-2.5 md:pr-4">
              <p className="font-semibold break-words">
                {person.name}
                {person.id === me && <span className="font-normal text-quiet"> (you)</span>}
              </p>
              <p className="break-all text-quiet">{person.email}</p>
            </td>
            <td className="max-md:w-36 md:w-36 md:py-2.5 md:pr-4">
              <Select
                aria-label={`Role of ${person.name}`}
                value={person.role}
                disabled={busy}
                onChange={(event) => onRole(person, event.target.value as Role)}
              >
                {roles.map((role) => (
                  <option key={role} value={role}>
                    {roleNames[role]}
                  </option>
                ))}
              </Select>
            </td>
            <td className="md:py-2.5 md:pr-4">
              <State person={person} />
            </td>
            <td className="text-quiet md:py-2.5 md:pr-4 md:whitespace-nowrap">
              <span className="md:hidden">Seen: </span>
              {person.seenAt ? momentInWords(person.seenAt, timeZone) : "never"}
            </td>
            <td className="text-right max-md:ml-auto md:py-2.5">
              {person.suspendedAt ? (
                <Button
                  disabled={busy}
                  aria-label={`Take ${person.name} back`}
                  onClick={() => onTakeBack(person)}
                >
                  Take back
                </Button>
              ) : (
                person.id !== me && (
                  <Button
                    look="quiet"
                    className="text-danger"
                    disabled={busy}
                    aria-label={`Suspend ${person.name}…`}
                    onClick={() => onSuspend(person)}
                  >
                    Suspend…
                  </Button>
                )
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function State({ person: { suspendedAt, twoFactorEnabled } }: { person: PersonRow }) {
  const look = suspendedAt
    ? "border-danger/60 bg-danger-soft text-danger"
    : "border-good/60 bg-good-soft text-good";
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      <span className={`rounded-xs border px-1.5 py-px text-xs font-semibold ${look}`}>
        {suspendedAt ? "Suspended" : "Active"}
      </span>
      {twoFactorEnabled && <span className="text-xs text-quiet">two-factor</span>}
    </span>
  );
}
