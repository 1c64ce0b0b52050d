import { dayInZone } from "#lib/stories/dates.ts";
import { dayInWords } from "../times.ts";
import type { DeskTag } from "./types.ts";

/** Tags with how many stories bear them; on a narrow screen each becomes a block of its own. */
export function TagTable({ tags, timeZone }: { tags: DeskTag[]; timeZone: string }) {
  return (
    <table className="mt-5 w-full border-t-[3px] border-ink text-sm max-md:block">
      <thead className="max-md:sr-only">
        <tr className="border-b border-line text-left text-xs text-quiet">
          {["Tag", "Address"].map((name) => (
            <th key={name} scope="col" className="py-2 pr-4 font-semibold">
              {name}
            </th>
          ))}
          {["Published", "Drafts"].map((name) => (
            <th key={name} scope="col" className="w-24 py-2 pr-4 text-right font-semibold">
              {name}
            </th>
          ))}
          <th scope="col" className="w-36 py-2 pl-4 font-semibold">
            In use since
          </th>
        </tr>
      </thead>
      <tbody className="max-md:block">
        {tags.map((tag) => (
          <tr
            key={tag.id}
            className="border-b border-line align-baseline max-md:flex max-md:flex-wrap max-md:gap-x-4 max-md:gap-y-0.5 max-md:py-3 md:hover:bg-raised/60"
          >
            <td className="max-md:w-full md:py-2 md:pr-4">
              <a
                href={`/desk/tags/${tag.id}`}
                className="text-base font-semibold break-words text-ink no-underline hover:bg-mark hover:text-on-mark max-md:block max-md:py-1"
              >
                {tag.name}
              </a>
            </td>
            <td className="break-all text-quiet max-md:w-full md:py-2 md:pr-4">/tags/{tag.slug}</td>
            <Count of={tag.published} name="published" />
            <Count of={tag.drafts} name={tag.drafts === 1 ? "draft" : "drafts"} />
            <td className="text-quiet md:py-2 md:pl-4">
              {tag.published + tag.drafts === 0 ? (
                "Not in use"
              ) : (
                <>
                  <span className="md:hidden">since </span>
                  {dayInWords(dayInZone(tag.since, timeZone))}
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Count({ of, name }: { of: number; name: string }) {
  return (
    <td
      className={`tabular-nums max-md:text-left md:py-2 md:pr-4 md:text-right ${of === 0 ? "text-quiet max-md:hidden" : "text-ink"}`}
    >
      {of} <span className="md:sr-only">{name}</span>
    </td>
  );
}
