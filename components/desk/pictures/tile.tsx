import type { LibraryPicture } from "#lib/pictures/queries.ts";

/** A picture as the library shows it among others, cropped around its focal point. */
export function PictureTile({ picture }: { picture: LibraryPicture }) {
  const { thumbnail, alt, name, focalX, focalY } = picture;
  return (
    <>
      {/* biome-ignore lint/performance/noImgElement: its sizes are made already */}
      <img
        src={thumbnail}
        alt=""
        loading="lazy"
        decoding="async"
        className="aspect-3/2 w-full bg-raised object-cover"
        style={{ objectPosition: `${focalX * 100}% ${focalY * 100}%` }}
      />
      <span className="block px-2.5 pt-2 pb-2.5 text-left">
        <span className="line-clamp-2 text-sm leading-snug font-medium text-ink">{alt || name}</span>
        {!alt && <span className="mt-0.5 block text-[0.8125rem] text-warn">No description yet</span>}
      </span>
    </>
  );
}

export const tileClass =
  "flex h-full w-full flex-col justify-start overflow-hidden rounded-xs border border-line bg-surface no-underline transition-colors hover:border-edge hover:bg-raised";
export const gridClass = "grid grid-cols-2 gap-3 sm:grid-cols-3";
