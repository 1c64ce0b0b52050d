"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { FieldErrors } from "#components/ui/field.tsx";
import { LibraryDialog } from "../pictures/library-dialog.tsx";
import type { LibraryPicture } from "./types.ts";

type Props = {
  logo: LibraryPicture | null;
  errors: string[] | undefined;
  onLogo: (logo: LibraryPicture | null) => void;
};

/** A picture of the library that stands for the name. */
export function LogoField({ logo, errors, onLogo }: Props) {
  const [choosing, setChoosing] = useState(false);
  return (
    <fieldset>
      <legend className="text-sm font-semibold">Logo</legend>
      <p className="mb-1.5 text-[0.8125rem] leading-snug text-quiet">
        Stands in place of the name. One without a ground of its own stands on a light one, also where pages
        are dark. Without a logo the name is set in type.
      </p>
      <div className="flex flex-wrap items-center gap-3">
        {logo && (
          // biome-ignore lint/performance/noImgElement: the library has made the sizes
          <img
            src={logo.thumbnail}
            alt={logo.alt || "The logo"}
            className="h-14 max-w-48 rounded-xs border border-edge object-contain p-1"
          />
        )}
        <Button onClick={() => setChoosing(true)}>From the library</Button>
        {logo && (
          <Button look="quiet" onClick={() => onLogo(null)}>
            Take it away
          </Button>
        )}
      </div>
      {errors && <FieldErrors id="site-logo-error" errors={errors} />}
      <LibraryDialog
        open={choosing}
        onClose={() => setChoosing(false)}
        onPicture={(chosen) => {
          onLogo(chosen);
          setChoosing(false);
        }}
      />
    </fieldset>
  );
}
