"use client";

import { Button } from "#components/ui/button.tsx";
import { TextInput } from "#components/ui/controls.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import type { LibraryPicture } from "#lib/pictures/queries.ts";
import { gridClass, PictureTile, tileClass } from "./tile.tsx";
import { usePictureSearch } from "./use-picture-search.ts";

type Props = { open: boolean; onClose: () => void; onPicture: (picture: LibraryPicture) => void };

/** Chooses one of the pictures that are there already. */
export function LibraryDialog({ open, onClose, onPicture }: Props) {
  const { text, found, problem, hasMore, search, more } = usePictureSearch(open);
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Choose a picture"
      wide
      footer={<Button onClick={onClose}>Cancel</Button>}
    >
      <Field id="picture-search" label="Name, description or credit has">
        {(control) => (
          <TextInput
            {...control}
            type="search"
            value={text}
            onChange={(event) => search(event.target.value)}
          />
        )}
      </Field>
      <div role="status" className="text-quiet">
        {problem ?? (found === null ? "Looking…" : saying(found.length, text))}
      </div>
      {found && found.length > 0 && (
        <ul className={gridClass}>
          {found.map((picture) => (
            <li key={picture.id}>
              <button
                type="button"
                onClick={() => onPicture(picture)}
                className={`${tileClass} cursor-pointer`}
              >
                <PictureTile picture={picture} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {hasMore && <Button onClick={more}>Show more</Button>}
    </Dialog>
  );
}

function saying(count: number, text: string): string {
  if (count > 0) return "";
  return text.trim() ? "No picture has all of that." : "The library is empty; upload the first picture.";
}
