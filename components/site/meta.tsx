import { DayOf } from "#components/story/dates.tsx";
import type { Wording } from "#lib/language/wording.ts";
import type { Card } from "./card.ts";

type Props = { story: Card; wording: Wording; section?: boolean };

/** Section, date and reading time of a story in a list. */
export function Meta({ story, wording, section = true }: Props) {
  return (
    <p className="meta">
      {section && story.section.name && <b>{story.section.name}</b>}{" "}
      <DayOf instant={story.publishedAt} wording={wording} />{" "}
      <span>{wording.say("story.minutes", { minutes: story.readingMinutes })}</span>
    </p>
  );
}
