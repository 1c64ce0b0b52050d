import { spoken } from "#lib/language/spoken.ts";
import type { Wording } from "#lib/language/wording.ts";
import type { Correction, CorrectionKind } from "#lib/stories/content.ts";
import { Day } from "./dates.tsx";

const kinds = {
  correction: "story.correction",
  update: "story.update",
  typo: "story.typo",
} as const satisfies Record<CorrectionKind, string>;

/** What changed after publication, when, and of which kind. */
export function Corrections({
  corrections,
  language,
  wording,
}: {
  corrections: Correction[];
  language: string | null;
  wording: Wording;
}) {
  if (corrections.length === 0) return null;
  return (
    <section className="story-row story-note" id="corrections">
      <h2>{wording.say("story.corrections")}</h2>
      <ul className="corrections">
        {corrections.map(({ date, kind, text }, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a draft may hold the same correction twice
          <li key={position}>
            <b>{wording.say(kinds[kind])}</b> <Day day={date} wording={wording} />
            <p {...spoken(language, wording)}>{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
