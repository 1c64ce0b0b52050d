"use client";

import { ImagePlus, Trash2 } from "lucide-react";
import { memo } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextInput } from "#components/ui/controls.tsx";
import { Field, FieldErrors } from "#components/ui/field.tsx";
import type { Hero } from "#lib/stories/content.ts";
import { fieldId } from "../draft.ts";
import { errorsUnder, type Fields } from "../errors.ts";

type Props = { hero: Hero | null; errors: Fields; onHero: (hero: Hero | null) => void };

const id = fieldId("hero");

export const PicturePart = memo(function PicturePart({ hero, errors, onHero }: Props) {
  const wrong = errorsUnder(errors, "hero");
  const text = (
    name: keyof Hero,
    label: string,
    hint: string,
    value: string,
    set: (value: string) => Hero,
  ) => (
    <Field id={fieldId(`hero.${name}`)} label={label} hint={hint} errors={wrong[name]}>
      {(control) => (
        <TextInput {...control} value={value} onChange={(event) => onHero(set(event.target.value))} />
      )}
    </Field>
  );
  return (
    <fieldset id={id} tabIndex={-1} className="min-w-0 outline-none">
      <legend className="mb-1 text-sm font-semibold text-ink">Picture</legend>
      <p className="mb-2 text-[0.8125rem] leading-snug text-quiet">
        Optional. Stands above the analysis; a picture needs a description and a credit.
      </p>
      {hero ? (
        <div className="grid gap-2.5 rounded-xs border border-edge bg-surface p-3">
          {text("src", "Path", "A file of this site, such as /pictures/harbour.jpg.", hero.src, (src) => ({
            ...hero,
            src,
          }))}
          {text("alt", "Description", "What it shows, for people who cannot see it.", hero.alt, (alt) => ({
            ...hero,
            alt,
          }))}
          {text("credit", "Credit", "Who made it, and under which licence.", hero.credit, (credit) => ({
            ...hero,
            credit,
          }))}
          <div>
            <Button look="quiet" onClick={() => onHero(null)}>
              <Trash2 aria-hidden className="size-4" />
              Remove picture
            </Button>
          </div>
        </div>
      ) : (
        <Button onClick={() => onHero({ src: "", alt: "", credit: "" })}>
          <ImagePlus aria-hidden className="size-4" />
          Add a picture
        </Button>
      )}
      {errors.hero && <FieldErrors id={`${id}-error`} errors={errors.hero} />}
    </fieldset>
  );
});
