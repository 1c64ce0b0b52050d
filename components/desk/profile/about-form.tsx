"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextArea, TextInput } from "#components/ui/controls.tsx";
import { Field } from "#components/ui/field.tsx";
import { LibraryDialog } from "../pictures/library-dialog.tsx";
import { Outcome } from "./outcome.tsx";
import type { LibraryPicture, Profile, ProfileActions } from "./types.ts";
import { useAct } from "./use-act.ts";

type Props = {
  profile: Profile;
  picture: LibraryPicture | null;
  /** Whether readers are told of this person. */
  writes: boolean;
  save: ProfileActions["save"];
};

/** Name, byline text and picture. */
export function AboutForm({ profile, picture: stored, writes, save }: Props) {
  const [name, setName] = useState(profile.name);
  const [about, setAbout] = useState(profile.about);
  const [picture, setPicture] = useState(stored);
  const [choosing, setChoosing] = useState(false);
  const { busy, problem, said, act } = useAct();
  const faults = problem?.fields ?? {};

  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    void act(() => save({ name, about, pictureId: picture?.id ?? null }), "Your profile is saved.");
  };

  return (
    <form onSubmit={submit} className="space-y-4" noValidate>
      <Field id="profile-name" label="Name" errors={faults.name}>
        {(control) => (
          <TextInput
            {...control}
            autoComplete="name"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      {writes && (
        <>
          <Field
            id="profile-about"
            label="About you"
            hint="A sentence or two for readers, on your page."
            errors={faults.about}
          >
            {(control) => (
              <TextArea
                {...control}
                rows={2}
                value={about}
                onChange={(event) => setAbout(event.target.value)}
              />
            )}
          </Field>
          <fieldset>
            <legend className="mb-1 text-sm font-semibold">Picture</legend>
            <div className="flex flex-wrap items-center gap-3">
              {picture && (
                // biome-ignore lint/performance/noImgElement: the library has made the sizes
                <img
                  src={picture.thumbnail}
                  alt={picture.alt}
                  style={{ objectPosition: `${picture.focalX * 100}% ${picture.focalY * 100}%` }}
                  className="size-20 rounded-xs object-cover"
                />
              )}
              <Button onClick={() => setChoosing(true)}>From the library</Button>
              {picture && (
                <Button look="quiet" onClick={() => setPicture(null)}>
                  Take it away
                </Button>
              )}
            </div>
          </fieldset>
        </>
      )}
      <Outcome problem={faults.pictureId ? { ...unfielded(problem) } : problem} said={said} />
      <Button type="submit" look="primary" disabled={busy}>
        {busy ? "Saving…" : "Save profile"}
      </Button>
      <LibraryDialog
        open={choosing}
        onClose={() => setChoosing(false)}
        onPicture={(chosen) => {
          setPicture(chosen);
          setChoosing(false);
        }}
      />
    </form>
  );
}

function unfielded(problem: ReturnType<typeof useAct>["problem"]) {
  return { code: problem?.code ?? ("invalid" as const), message: problem?.message ?? "" };
}
