"use client";

import { Download, Trash2, Undo2 } from "lucide-react";
import { useState } from "react";
import { Button, buttonClass, IconButton } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { SubscriberRow } from "#lib/newsletter/subscribers.ts";
import type { Result } from "#lib/result.ts";
import { dayInZone } from "#lib/stories/dates.ts";
import { Outcome } from "../profile/outcome.tsx";
import { useAct } from "../profile/use-act.ts";
import { dayInWords } from "../times.ts";
import { stateNames } from "./words.ts";

type Act = (input: { id: number }) => Promise<Result<null>>;
type Props = { start: SubscriberRow[]; timeZone: string; actions: { remove: Act; allow: Act } };

/** Who is on the list, with what can be done for each: their data handed over, or deleted. */
export function SubscriberTable({ start, timeZone, actions }: Props) {
  const [rows, setRows] = useState(start);
  const [asked, ask] = useState<SubscriberRow | null>(null);
  const { busy, problem, said, act } = useAct();
  const remove = async () => {
    if (!asked) return;
    const done = await act(() => actions.remove(asked), `All data of ${asked.email} are deleted.`);
    ask(null);
    if (done !== undefined) setRows(rows.filter(({ id }) => id !== asked.id));
  };
  const allow = async (row: SubscriberRow) => {
    const done = await act(() => actions.allow(row), `${row.email} can subscribe again.`);
    if (done === undefined) return;
    setRows(rows.map((each) => (each.id === row.id ? { ...each, state: "unsubscribed", reason: "" } : each)));
  };
  return (
    <>
      <div className="mt-4 space-y-2 empty:hidden">
        <Outcome problem={problem} said={said} />
      </div>
      <ul className="mt-4 border-t-[3px] border-ink text-sm">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-2">
            <div className="min-w-0 flex-1 basis-60">
              <p className="font-semibold break-all">{row.email}</p>
              <p className="text-xs text-quiet">
                {row.everything ? "Everything" : row.tags.join(", ") || "No subject that is left"}
                {row.reason && ` · ${row.reason}`}
              </p>
            </div>
            <p className="w-40">{stateNames[row.state]}</p>
            <p className="w-28 text-quiet">{dayInWords(dayInZone(row.createdAt, timeZone))}</p>
            <div className="flex">
              {row.state === "suppressed" && (
                <IconButton name={`Let mail go to ${row.email} again`} onClick={() => void allow(row)}>
                  <Undo2 aria-hidden className="size-4" />
                </IconButton>
              )}
              <a
                href={`/api/desk/subscribers/${row.id}`}
                download
                aria-label={`Export the data of ${row.email}`}
                title={`Export the data of ${row.email}`}
                className={buttonClass("quiet", "size-8 !px-0 max-sm:size-10")}
              >
                <Download aria-hidden className="size-4" />
              </a>
              <IconButton name={`Delete ${row.email}`} onClick={() => ask(row)}>
                <Trash2 aria-hidden className="size-4" />
              </IconButton>
            </div>
          </li>
        ))}
      </ul>
      <Dialog
        open={asked !== null}
        onClose={() => ask(null)}
        title="Delete all data of this subscriber?"
        footer={
          <>
            <Button onClick={() => ask(null)}>Keep them</Button>
            <Button look="danger" disabled={busy} onClick={() => void remove()}>
              Delete
            </Button>
          </>
        }
      >
        <p className="break-all">{asked?.email}</p>
        <p>
          Their address, what they chose and which mails they were sent go for good. If mail came back from
          there, that is forgotten too.
        </p>
      </Dialog>
    </>
  );
}
