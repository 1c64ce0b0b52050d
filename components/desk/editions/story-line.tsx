import { dayInZone } from "#lib/stories/dates.ts";
import { dayInWords } from "../times.ts";
import type { Proposal } from "./types.ts";

/** A story as one decides by whether it belongs into the mail. */
export function StoryLine({ story, timeZone }: { story: Proposal; timeZone: string }) {
  const { id, headline, section, publishedAt, whyItMatters, actions, sentIn } = story;
  const facts = [
    section,
    dayInWords(dayInZone(publishedAt, timeZone), false),
    actions === 0 ? "nothing to do now" : actions === 1 ? "1 thing to do" : `${actions} things to do`,
  ].filter(Boolean);
  return (
    <div className="min-w-0 py-1 text-sm">
      <a
        href={`/desk/stories/${id}`}
        target="_blank"
        rel="noopener"
        className="font-semibold break-words text-ink no-underline hover:bg-mark hover:text-on-mark"
      >
        {headline}
      </a>
      <p className="text-xs text-quiet">
        {facts.join(" · ")}
        {sentIn !== null && <b className="font-semibold text-warn">{` · sent in no. ${sentIn}`}</b>}
      </p>
      <p className="mt-0.5 line-clamp-2 text-[0.8125rem] leading-snug text-quiet">
        {whyItMatters || "It does not say why it matters."}
      </p>
    </div>
  );
}
