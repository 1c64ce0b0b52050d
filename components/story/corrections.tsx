import type { Correction, CorrectionKind } from "#lib/stories/content.ts";
import { Day } from "./dates.tsx";

const kinds: Record<CorrectionKind, string> = { correction: "Correction", update: "Update", typo: "Typo" };

/** What changed after publication, when, and of which kind. */
export function Corrections({ corrections }: { corrections: Correction[] }) {
  if (corrections.length === 0) return null;
  return (
    <section className="story-row story-note" id="corrections">
      <h2>Corrections</h2>
      <ul className="corrections">
        {corrections.map(({ date, kind, text }, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a draft may hold the same correction twice
          <li key={position}>
            <b>{kinds[kind]}</b> <Day day={date} />
            <p>{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
