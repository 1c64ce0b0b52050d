"use client";

import { FocalPoint } from "./focal-point.tsx";
import type { useLibraryPicture } from "./use-library-picture.ts";

type Props = { src: string; library: ReturnType<typeof useLibraryPicture> };

/** The story's picture as it is; if it is one of the library, with its focal point. */
export function ChosenPicture({ src, library: { picture, missing, problem, say } }: Props) {
  if (picture) {
    return (
      <div className="min-w-0">
        <FocalPoint picture={picture} onPoint={say} />
        <p className="mt-1.5 text-[0.8125rem] leading-snug text-quiet">
          The ring marks what no crop takes away, here and in other stories: click, or use the arrow keys.
        </p>
        {problem && (
          <p role="alert" className="mt-1 text-[0.8125rem] font-medium text-danger">
            {problem}
          </p>
        )}
      </div>
    );
  }
  return (
    <div className="flex aspect-3/2 items-center justify-center overflow-hidden rounded-xs bg-raised text-sm text-quiet">
      {missing ? (
        "The library has no such picture any more"
      ) : /^\/(?![/\\])\S/.test(src) ? (
        // biome-ignore lint/performance/noImgElement: a path typed by hand, of no known size
        <img src={src} alt="" className="max-h-full max-w-full object-contain" />
      ) : (
        "No path yet"
      )}
    </div>
  );
}
