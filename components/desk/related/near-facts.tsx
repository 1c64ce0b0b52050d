import type { Near } from "#lib/related/nearest.ts";
import { dayInZone } from "#lib/stories/dates.ts";
import { dayInWords } from "../times.ts";
import { Score } from "./score.tsx";
import { whatScored } from "./scored.ts";

type Props = {
  near: Near;
  /** When the story in hand is dated. */
  dated: Date;
  timeZone: string;
};

/** The reason as readers get it, the score, and what scored. */
export function NearFacts({ near, dated, timeZone }: Props) {
  const { reason, section, publishedAt, score } = near;
  return (
    <>
      <p className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-0.5 leading-snug">
        <span className="font-medium text-ink">{reason}</span>
        <Score value={score} />
      </p>
      <p className="mt-0.5 text-xs leading-snug text-quiet">
        {[section, dayInWords(dayInZone(publishedAt, timeZone))].filter(Boolean).join(", ")}.{" "}
        {whatScored(near, dated).join(". ")}.
      </p>
    </>
  );
}

/** The story as readers see it, in a tab of its own; one that they do not see, on the desk. */
export function StoryLink({ slug, headline, live }: { slug: string; headline: string; live: boolean }) {
  if (!live) return <span className="font-serif text-[1.0625rem] leading-snug text-ink">{headline}</span>;
  return (
    <a
      href={`/news/${slug}`}
      target="_blank"
      rel="noopener"
      className="font-serif text-[1.0625rem] leading-snug text-ink no-underline decoration-current/30 underline-offset-2 hover:bg-mark hover:text-on-mark"
    >
      {headline}
    </a>
  );
}
