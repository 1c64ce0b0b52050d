import { momentInWords } from "../times.ts";
import type { EditionRow } from "./types.ts";
import { countsInWords, stateNames } from "./words.ts";

/** The editions with how far each is; on a narrow screen each becomes a block of its own. */
export function EditionTable({ editions, timeZone }: { editions: EditionRow[]; timeZone: string }) {
  return (
    <table className="w-full border-t-[3px] border-ink text-sm max-md:block">
      <thead className="max-md:sr-only">
        <tr className="border-b border-line text-left text-xs text-quiet">
          <th scope="col" className="w-12 py-2 pr-4 font-semibold">
            No.
          </th>
          <th scope="col" className="py-2 pr-4 font-semibold">
            Subject
          </th>
          <th scope="col" className="w-28 py-2 pr-4 font-semibold">
            State
          </th>
          <th scope="col" className="w-80 py-2 font-semibold">
            How far
          </th>
        </tr>
      </thead>
      <tbody className="max-md:block">
        {editions.map((edition) => (
          <tr
            key={edition.id}
            className="border-b border-line align-baseline max-md:flex max-md:flex-wrap max-md:gap-x-3 max-md:gap-y-0.5 max-md:py-3 md:hover:bg-raised/60"
          >
            <td className="text-quiet tabular-nums max-md:hidden md:py-2.5 md:pr-4">
              {edition.number ?? "–"}
            </td>
            <td className="max-md:w-full md:py-2.5 md:pr-4">
              <a
                href={`/desk/editions/${edition.id}`}
                className="text-base font-semibold break-words text-ink no-underline hover:bg-mark hover:text-on-mark max-md:block max-md:py-1"
              >
                {edition.subject || "Without a subject"}
              </a>
            </td>
            <td className="font-semibold md:py-2.5 md:pr-4">{stateNames[edition.state]}</td>
            <td className="text-quiet md:py-2.5">
              <HowFar edition={edition} timeZone={timeZone} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function HowFar({ edition, timeZone }: { edition: EditionRow; timeZone: string }) {
  const { state, counts, sendAt, sentAt, updatedAt, createdByName, trouble } = edition;
  if (trouble) return <span className="text-danger">{trouble}</span>;
  if (state === "scheduled" && sendAt) return `Goes out ${momentInWords(sendAt, timeZone)}`;
  if (sentAt) return `${momentInWords(sentAt, timeZone)}, ${countsInWords(counts)}`;
  return `By ${createdByName}, changed ${momentInWords(updatedAt, timeZone)}`;
}
