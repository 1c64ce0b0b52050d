import { DayOf } from "#components/story/dates.tsx";
import type { Card } from "./card.ts";

/** Section, date and reading time of a story in a list. */
export function Meta({
  story,
  timeZone,
  section = true,
}: {
  story: Card;
  timeZone: string;
  section?: boolean;
}) {
  return (
    <p className="meta">
      {section && story.section.name && <b>{story.section.name}</b>}{" "}
      <DayOf instant={story.publishedAt} timeZone={timeZone} /> <span>{story.readingMinutes} min read</span>
    </p>
  );
}
