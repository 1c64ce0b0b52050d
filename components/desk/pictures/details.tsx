"use client";

import { type FormEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextArea, TextInput } from "#components/ui/controls.tsx";
import { Field } from "#components/ui/field.tsx";
import { useReady } from "#components/ui/ready.ts";
import type { LibraryPicture, PictureUse } from "#lib/pictures/queries.ts";
import type { Problem } from "#lib/result.ts";
import { Deletion } from "./deletion.tsx";
import { Crops, Facts, Uses } from "./facts.tsx";
import { FocalPoint } from "./focal-point.tsx";
import { saySomething } from "./requests.ts";

type Props = { picture: LibraryPicture; uses: PictureUse[]; timeZone: string; mayDelete: boolean };

/** One picture of the library: what is said of it, and where it is used. */
export function PictureDetails({ picture, uses, timeZone, mayDelete }: Props) {
  const ready = useReady();
  const [stored, setStored] = useState(picture);
  const [typed, setTyped] = useState(picture);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [saved, setSaved] = useState(false);
  const { alt, credit, focalX, focalY } = typed;
  const changed = (["alt", "credit", "focalX", "focalY"] as const).some(
    (name) => typed[name] !== stored[name],
  );

  const edit = (change: Partial<LibraryPicture>) => {
    setTyped({ ...typed, ...change });
    setSaved(false);
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const answer = await saySomething(picture.id, { alt, credit, focalX, focalY });
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    setStored(answer.value);
    setTyped(answer.value);
    setSaved(true);
  };

  return (
    <>
      <p className="mb-2 text-sm">
        <a href="/desk/pictures" className="text-quiet hover:text-ink">
          All pictures
        </a>
      </p>
      <h1 className="mb-5 text-2xl font-extrabold tracking-tight break-words">{stored.alt || stored.name}</h1>
      <div className="grid gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1.35fr)_minmax(0,1fr)]">
        <div className="min-w-0">
          <FocalPoint picture={typed} onPoint={edit} sizes="(min-width: 64rem) 38rem, 94vw" />
          <p className="mt-2 text-[0.8125rem] leading-snug text-quiet">
            The ring marks what no crop takes away: click, or use the arrow keys. So it looks when cropped:
          </p>
          <Crops picture={typed} />
        </div>
        <div className="min-w-0 space-y-6">
          <form onSubmit={(event) => void save(event)}>
            <fieldset disabled={!ready || busy} className="space-y-4">
              <legend className="sr-only">What is said of it</legend>
              <Field
                id="picture-alt"
                label="Description"
                hint="What it shows, for people who cannot see it. The next story starts with it."
                errors={problem?.fields?.alt}
              >
                {(control) => (
                  <TextArea
                    {...control}
                    rows={3}
                    value={alt}
                    onChange={(event) => edit({ alt: event.target.value })}
                  />
                )}
              </Field>
              <Field
                id="picture-credit"
                label="Credit"
                hint="Who made it, and under which licence."
                errors={problem?.fields?.credit}
              >
                {(control) => (
                  <TextInput
                    {...control}
                    value={credit}
                    onChange={(event) => edit({ credit: event.target.value })}
                  />
                )}
              </Field>
              <div className="flex flex-wrap items-center gap-3">
                <Button type="submit" look="primary" disabled={!changed}>
                  Save
                </Button>
                <p role="status" className="text-sm text-quiet">
                  {busy ? "Saving…" : saved && !changed ? "Saved" : changed ? "Not saved yet" : ""}
                </p>
              </div>
              {problem && !problem.fields && (
                <p role="alert" className="text-sm font-medium text-danger">
                  {problem.message}
                </p>
              )}
            </fieldset>
          </form>
          <Uses uses={uses} />
          <Facts picture={stored} timeZone={timeZone} />
          {mayDelete && <Deletion id={picture.id} used={uses.length > 0} />}
        </div>
      </div>
    </>
  );
}
