import type { LibraryPicture, PictureUse } from "#lib/pictures/queries.ts";
import { momentInWords } from "../times.ts";

const crops = [
  { name: "wide", shape: "2 / 1", share: 2 },
  { name: "as on a phone", shape: "3 / 2", share: 1.5 },
  { name: "square", shape: "1 / 1", share: 1 },
];

/** The picture in the shapes that readers see. */
export function Crops({ picture }: { picture: LibraryPicture }) {
  return (
    <ul className="mt-2 flex max-w-lg gap-3">
      {crops.map(({ name, shape, share }) => (
        <li
          key={name}
          className="min-w-0 text-[0.8125rem] leading-snug text-quiet"
          style={{ flex: `${share} 1 0` }}
        >
          {/* biome-ignore lint/performance/noImgElement: its sizes are made already */}
          <img
            src={picture.thumbnail}
            alt=""
            className="mb-1 w-full rounded-xs bg-raised object-cover"
            style={{
              aspectRatio: shape,
              objectPosition: `${picture.focalX * 100}% ${picture.focalY * 100}%`,
            }}
          />
          {name}
        </li>
      ))}
    </ul>
  );
}

const places: Record<PictureUse["where"], string> = {
  published: "readers see it there",
  working: "in the version that is worked on",
  earlier: "only in an earlier version",
};

/** The stories that have it, in whichever version. */
export function Uses({ uses }: { uses: PictureUse[] }) {
  return (
    <section aria-labelledby="uses-title">
      <h2 id="uses-title" className="mb-1.5 text-base font-bold">
        Used in
      </h2>
      {uses.length === 0 ? (
        <p className="text-sm text-quiet">No story has it in any version.</p>
      ) : (
        <ul className="divide-y divide-line border-y border-line text-sm">
          {uses.map(({ storyId, headline, where }) => (
            <li key={storyId} className="py-2">
              <a href={`/desk/stories/${storyId}`} className="font-medium text-ink">
                {headline}
              </a>{" "}
              <span className="text-quiet">{places[where]}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What the library knows without being told. */
export function Facts({ picture, timeZone }: { picture: LibraryPicture; timeZone: string }) {
  const { name, width, height, bytes, uploadedBy, createdAt, src } = picture;
  const facts = [
    ["File", name],
    ["Size", `${width} × ${height} pixels, ${Math.max(1, Math.round(bytes / 1000)).toLocaleString("en")} KB`],
    ["Uploaded", `${momentInWords(new Date(createdAt), timeZone)}${uploadedBy ? ` by ${uploadedBy}` : ""}`],
    ["Address", src],
  ];
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
      {facts.map(([what, value]) => (
        <div key={what} className="contents">
          <dt className="text-quiet">{what}</dt>
          <dd className="break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
