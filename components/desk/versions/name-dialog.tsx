"use client";

import { useEffect, useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextInput } from "#components/ui/controls.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import type { Version } from "#lib/stories/versions-queries.ts";
import type { VersionActions } from "./types.ts";

type Props = {
  open: boolean;
  story: number;
  version: Version;
  save: VersionActions["name"];
  onClose: () => void;
  onNamed: (name: string) => void;
};

/** Gives a version a name, which keeps it for good. */
export function NameDialog({ open, story, version, save, onClose, onNamed }: Props) {
  const id = useId();
  const before = version.marks.find(({ kind }) => kind === "named")?.name ?? "";
  const [name, setName] = useState(before);
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<string[]>();

  useEffect(() => {
    if (!open) return;
    setName(before);
    setErrors(undefined);
  }, [open, before]);

  const submit = async () => {
    setBusy(true);
    const answer = await save({ id: story, number: version.number, name }).catch(() => null);
    setBusy(false);
    if (answer?.ok) onNamed(answer.value.name);
    else setErrors([answer?.problem.message ?? "The server did not answer. Try again in a moment."]);
  };

  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={`Name version ${version.number}`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form={`${id}-form`} disabled={busy}>
            {busy ? "Saving…" : "Save the name"}
          </Button>
        </>
      }
    >
      <form
        id={`${id}-form`}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Field
          id={id}
          label="Name"
          hint="Such as “Before legal” or “As sent to the printer”. A version with a name is kept for good."
          errors={errors}
        >
          {(control) => (
            <TextInput
              {...control}
              value={name}
              maxLength={80}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
