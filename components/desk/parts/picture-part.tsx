"use client";

import { Images, Link2, Trash2 } from "lucide-react";
import { memo, useCallback, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextArea, TextInput } from "#components/ui/controls.tsx";
import { Field, FieldErrors } from "#components/ui/field.tsx";
import type { LibraryPicture } from "#lib/pictures/queries.ts";
import type { Hero } from "#lib/stories/content.ts";
import { fieldId } from "../draft.ts";
import { errorsUnder, type Fields } from "../errors.ts";
import { ChosenPicture } from "../pictures/chosen-picture.tsx";
import { LibraryDialog } from "../pictures/library-dialog.tsx";
import { DropRoom, FileButton, UploadErrors, UploadProgress, UploadZone } from "../pictures/upload-zone.tsx";
import { useLibraryPicture } from "../pictures/use-library-picture.ts";
import { useUpload } from "../pictures/use-upload.ts";

type Props = { hero: Hero | null; errors: Fields; onHero: (hero: Hero | null) => void };

const id = fieldId("hero");

/** A story's picture: uploaded, chosen from the library, or a path of this site. */
export const PicturePart = memo(function PicturePart({ hero, errors, onHero }: Props) {
  const wrong = errorsUnder(errors, "hero");
  const [choosing, setChoosing] = useState(false);
  const library = useLibraryPicture(hero?.src ?? "");
  const { setPicture } = library;
  const take = useCallback(
    (picture: LibraryPicture) => {
      setPicture(picture);
      setChoosing(false);
      const sameAgain = picture.src === hero?.src;
      onHero({
        src: picture.src,
        alt: sameAgain ? hero.alt : picture.alt,
        credit: picture.credit || (hero?.credit ?? ""),
      });
    },
    [hero, onHero, setPicture],
  );
  const upload = useUpload(take);
  const { start } = upload;
  const replace = useCallback((files: File[]) => start(files.slice(0, 1)), [start]);
  const fromLibrary = (
    <Button onClick={() => setChoosing(true)}>
      <Images aria-hidden className="size-4" />
      From the library
    </Button>
  );
  /** What is written first here is what the next story starts with. */
  const remember = (name: "alt" | "credit") => {
    const { picture, say } = library;
    if (hero && picture && picture[name] === "" && hero[name].trim() !== "") say({ [name]: hero[name] });
  };
  const text = (name: keyof Hero, label: string, hint: string) =>
    hero && (
      <Field id={fieldId(`hero.${name}`)} label={label} hint={hint} errors={wrong[name]}>
        {(control) => {
          const typing = {
            ...control,
            value: hero[name],
            onChange: ({ target }: { target: { value: string } }) =>
              onHero({ ...hero, [name]: target.value.replace(/\s*\n\s*/g, " ") }),
            onBlur: () => name !== "src" && remember(name),
          };
          return name === "alt" ? <TextArea rows={2} {...typing} /> : <TextInput {...typing} />;
        }}
      </Field>
    );

  return (
    <fieldset id={id} tabIndex={-1} className="min-w-0 outline-none">
      <legend className="mb-1 text-sm font-semibold text-ink">Picture</legend>
      <p className="mb-2 text-[0.8125rem] leading-snug text-quiet">
        Optional. Stands above the analysis; a picture needs a description and a credit.
      </p>
      {hero ? (
        <DropRoom onFiles={replace} className="p-3">
          <div className="grid gap-x-4 gap-y-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
            <ChosenPicture src={hero.src} library={library} />
            <div className="grid content-start gap-2.5">
              {!library.inLibrary &&
                text("src", "Path", "A file of this site, such as /pictures/harbour.jpg.")}
              {text("alt", "Description", "What it shows, for people who cannot see it.")}
              {text("credit", "Credit", "Who made it, and under which licence.")}
            </div>
          </div>
          <div className="mt-3 flex flex-wrap gap-2">
            {upload.uploading ? (
              <div className="min-w-0 flex-1">
                <UploadProgress upload={upload} />
              </div>
            ) : (
              <>
                <FileButton onFiles={replace}>Replace</FileButton>
                {fromLibrary}
                <Button look="quiet" onClick={() => onHero(null)}>
                  <Trash2 aria-hidden className="size-4" />
                  Remove picture
                </Button>
              </>
            )}
          </div>
          <UploadErrors upload={upload} />
        </DropRoom>
      ) : (
        <UploadZone upload={upload}>
          {fromLibrary}
          <Button look="quiet" onClick={() => onHero({ src: "", alt: "", credit: "" })}>
            <Link2 aria-hidden className="size-4" />
            Enter a path
          </Button>
        </UploadZone>
      )}
      {errors.hero && <FieldErrors id={`${id}-error`} errors={errors.hero} />}
      <LibraryDialog open={choosing} onClose={() => setChoosing(false)} onPicture={take} />
    </fieldset>
  );
});
