import type { VerdictDeed } from "#lib/takes/desk.ts";
import { momentInWords } from "../times.ts";

/** Every verdict that was given, corrected or withdrawn, the newest first. */
export function VerdictHistory({ deeds, timeZone }: { deeds: VerdictDeed[]; timeZone: string }) {
  if (deeds.length === 0) return null;
  return (
    <section aria-labelledby="verdict-history">
      <h2 id="verdict-history" className="mb-1 text-lg font-extrabold tracking-tight">
        History of the verdict
      </h2>
      <ol className="border-t border-line">
        {deeds.map(({ id, at, by, did, note, url }) => (
          <li key={id} className="border-b border-line py-2.5 text-sm">
            <p>
              <b className="font-semibold">{by}</b> {did},{" "}
              <time dateTime={at.toISOString()} className="whitespace-nowrap text-quiet">
                {momentInWords(at, timeZone)}
              </time>
            </p>
            {(note || url) && (
              <p className="mt-1 max-w-prose border-l-[3px] border-edge pl-3 break-words text-quiet">
                {note} {url && <span className="break-all">{url}</span>}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
