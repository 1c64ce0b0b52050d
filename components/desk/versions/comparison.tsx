import { ButtonLink } from "#components/ui/button.tsx";
import type { PartComparison } from "#lib/comparison/stories.ts";
import { partNames } from "#lib/stories/content.ts";
import type { Version } from "#lib/stories/versions-queries.ts";
import { momentInWords } from "../times.ts";
import { ComparedPart } from "./compared-part.tsx";
import { RestoreButton } from "./restore-button.tsx";
import type { VersionActions } from "./types.ts";
import { authorsInWords, markInWords } from "./version-words.ts";

type SideOf = { number: number; version: Version | null; isWorking: boolean; isPublished: boolean };

type Props = {
  story: { id: number; headline: string };
  sides: { before: SideOf; after: SideOf };
  parts: PartComparison[];
  /** As Markdown instead of reading text. */
  source: boolean;
  addresses: { reading: string; source: string };
  timeZone: string;
  mayEdit: boolean;
  actions: Pick<VersionActions, "restoring" | "restore">;
};

/** Two versions as one text: what was taken out is struck through, what came in is underlined. */
export function Comparison({ story, sides, parts, source, addresses, timeZone, mayEdit, actions }: Props) {
  const changed = parts.filter(({ same }) => !same);
  const unchanged = parts.filter(({ same }) => same);
  const { before, after } = sides;
  return (
    <>
      <div className="mb-5 flex items-start justify-between gap-x-6 gap-y-3 max-sm:flex-col">
        <div className="min-w-0">
          <h1 className="text-2xl font-extrabold tracking-tight break-words">
            Version {before.number} and version {after.number}
          </h1>
          <p className="break-words text-quiet">“{story.headline}”</p>
        </div>
        <div className="flex shrink-0 flex-wrap gap-2">
          <ButtonLink href={`/desk/stories/${story.id}/history`}>All versions</ButtonLink>
          <ButtonLink href={`/desk/stories/${story.id}`}>Back to the story</ButtonLink>
        </div>
      </div>
      <dl className="mb-5 grid gap-3 text-sm sm:grid-cols-2">
        {[before, after].map((side, index) => (
          <div key={index === 0 ? "before" : "after"} className="border-t-2 border-edge pt-2">
            <dt className="font-bold">
              {index === 0 ? "Earlier" : "Later"}:{" "}
              <a
                href={`/desk/stories/${story.id}/versions/${side.number}`}
                className="underline underline-offset-2"
              >
                version {side.number}
              </a>
            </dt>
            <dd className="text-quiet">{sideInWords(side, timeZone)}</dd>
            {mayEdit && !side.isWorking && side.version && (
              <dd className="mt-1.5">
                <RestoreButton
                  story={story.id}
                  version={side.version}
                  timeZone={timeZone}
                  actions={actions}
                />
              </dd>
            )}
          </div>
        ))}
      </dl>
      <div className="sticky top-0 z-10 mb-6 flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-y border-line bg-paper py-2 text-sm">
        <p>
          {changed.length === 0 ? (
            "They say the same."
          ) : (
            <>
              <span className="font-semibold">
                {changed.length === 1 ? "1 part" : `${changed.length} parts`}
              </span>{" "}
              changed: {changed.map(({ part }) => partNames[part]).join(", ")}.
            </>
          )}
        </p>
        <nav aria-label="Show as" className="flex gap-1">
          <Way href={addresses.reading} here={!source}>
            Reading text
          </Way>
          <Way href={addresses.source} here={source}>
            Markdown
          </Way>
        </nav>
      </div>
      <p className="mb-6 text-sm text-quiet">
        <del className="bg-danger-soft px-1 text-danger">Struck through</del> is only in the earlier version,{" "}
        <ins className="bg-good-soft px-1 text-good underline decoration-2 underline-offset-2">
          underlined
        </ins>{" "}
        only in the later one.
      </p>
      <div className="space-y-8">
        {changed.map((part) => (
          <section key={part.part} aria-labelledby={`compared-${part.part}`}>
            <h2 id={`compared-${part.part}`} className="mb-2 text-lg font-extrabold tracking-tight">
              {partNames[part.part]}
            </h2>
            <ComparedPart comparison={part} source={source} />
          </section>
        ))}
      </div>
      {unchanged.length > 0 && (
        <section aria-labelledby="unchanged" className="mt-10">
          <h2 id="unchanged" className="mb-2 text-lg font-extrabold tracking-tight">
            Unchanged
          </h2>
          <div className="divide-y divide-line border-y border-line">
            {unchanged.map((part) => (
              <details key={part.part} className="py-2">
                <summary className="cursor-pointer text-sm">{partNames[part.part]}</summary>
                <div className="pt-2 pb-3">
                  <ComparedPart comparison={part} source={source} />
                </div>
              </details>
            ))}
          </div>
        </section>
      )}
    </>
  );
}

function Way({ href, here, children }: { href: string; here: boolean; children: string }) {
  return (
    <a
      href={href}
      aria-current={here ? "true" : undefined}
      className="rounded-xs px-2 py-2 text-quiet no-underline sm:py-1 hover:bg-raised hover:text-ink aria-[current=true]:bg-raised aria-[current=true]:font-semibold aria-[current=true]:text-ink"
    >
      {children}
    </a>
  );
}

function sideInWords({ version, isWorking, isPublished }: SideOf, timeZone: string): string {
  const words = version
    ? [
        `${momentInWords(version.at, timeZone)}, ${authorsInWords(version.authors)}`,
        ...version.marks.map(markInWords),
      ]
    : ["A step of a sitting"];
  if (isWorking) words.push("On the desk");
  if (isPublished) words.push("Readers see this");
  return words.join(". ");
}
