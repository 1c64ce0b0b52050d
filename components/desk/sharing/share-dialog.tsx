"use client";

import { useCallback, useEffect, useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Select, TextInput } from "#components/ui/controls.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { ShareEntry } from "#lib/sharing/queries.ts";
import { CopyLink } from "./copy-link.tsx";
import { SharedLinks } from "./shared-links.tsx";
import type { SharingActions } from "./types.ts";

type Props = {
  open: boolean;
  story: number;
  /** The version that the link would open. */
  number: number;
  timeZone: string;
  actions: SharingActions;
  onClose: () => void;
};

/** Makes a link that opens one version to somebody without an account, and lists those that were made. */
export function ShareDialog({ open, story, number, timeZone, actions, onClose }: Props) {
  const id = useId();
  const [days, setDays] = useState("7");
  const [note, setNote] = useState("");
  const [comments, setComments] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [made, setMade] = useState<string | null>(null);
  const [links, setLinks] = useState<ShareEntry[] | null>(null);

  const look = useCallback(async () => {
    const answer = await actions.list(story).catch(() => null);
    if (answer?.ok) setLinks(answer.value);
  }, [actions, story]);

  useEffect(() => {
    if (!open) return;
    setMade(null);
    setTrouble(null);
    void look();
  }, [open, look]);

  const share = async () => {
    setBusy(true);
    setTrouble(null);
    const answer = await actions
      .share({ id: story, number, days: Number(days), note, comments })
      .catch(() => null);
    setBusy(false);
    if (!answer?.ok) return setTrouble(answer?.problem.message ?? unreachable);
    setMade(new URL(answer.value.path, location.origin).href);
    setNote("");
    void look();
  };
  const revoke = async (linkId: number) => {
    const answer = await actions.revoke({ linkId }).catch(() => null);
    setTrouble(answer?.ok ? null : (answer?.problem.message ?? unreachable));
    setMade(null);
    await look();
  };

  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={`Share version ${number} of this draft`}
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button look="primary" disabled={busy} onClick={() => void share()}>
            {busy ? "Making the link…" : "Make a link"}
          </Button>
        </>
      }
    >
      <p>
        Whoever has the link sees this one version, without an account and until the link ends. What is
        written later does not show through it.
      </p>
      <div className="grid gap-4 sm:grid-cols-[1fr_9rem]">
        <Field id={`${id}-note`} label="For whom" hint="For your colleagues; shown in the list below.">
          {(control) => (
            <TextInput
              {...control}
              value={note}
              maxLength={120}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
        <Field id={`${id}-days`} label="Open for" hint="Then it ends.">
          {(control) => (
            <Select {...control} value={days} onChange={(event) => setDays(event.target.value)}>
              <option value="1">1 day</option>
              <option value="7">7 days</option>
              <option value="30">30 days</option>
            </Select>
          )}
        </Field>
      </div>
      <label className="flex min-h-10 items-center gap-2">
        <input
          type="checkbox"
          className="size-4"
          checked={comments}
          onChange={(event) => setComments(event.target.checked)}
        />
        Whoever has it may comment, under a name that they give
      </label>
      {trouble && (
        <Notice tone="danger" role="alert">
          <p>{trouble}</p>
        </Notice>
      )}
      {made && <CopyLink address={made} />}
      {links && links.length > 0 && (
        <section aria-labelledby={`${id}-links`}>
          <h3 id={`${id}-links`} className="mb-1 font-bold">
            Links to this story
          </h3>
          <SharedLinks links={links} timeZone={timeZone} onRevoke={revoke} />
        </section>
      )}
    </Dialog>
  );
}

const unreachable = "The server did not answer. Try again in a moment.";
