"use client";

import { useCallback, useRef } from "react";
import type { LibraryPicture } from "#lib/pictures/queries.ts";
import { UploadZone } from "./upload-zone.tsx";
import { useUpload } from "./use-upload.ts";

/** Uploads into the library; a single picture is then opened, to be described. */
export function LibraryUpload() {
  const taken = useRef(0);
  const upload = useUpload(
    useCallback((picture: LibraryPicture, last: boolean) => {
      taken.current += 1;
      if (last) location.assign(taken.current === 1 ? `/desk/pictures/${picture.id}` : "/desk/pictures");
    }, []),
  );
  return <UploadZone upload={upload} several />;
}
