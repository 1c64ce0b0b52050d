import { calendar, type FeedFile, feedFiles, filePath, formats, type Scope } from "#lib/feeds/formats.ts";
import type { Wording } from "#lib/language/wording.ts";
import "./feed-links.css";

type Props = {
  scope: Scope;
  wording: Wording;
  /** None where the page has nothing but what is to be done. */
  files?: FeedFile[];
};

/** Ways to follow what a page lists from elsewhere. */
export function FeedLinks({ scope, wording, files = feedFiles }: Props) {
  return (
    <nav className="feed-links" aria-label={wording.say("feeds.ofPage")}>
      <span>{wording.say("feeds.follow")}</span>{" "}
      <ul>
        {files.map((file) => (
          <li key={file}>
            <a href={filePath(scope, file)} type={formats[file].type}>
              {formats[file].name}
            </a>
          </li>
        ))}
        {scope.kind !== "author" && (
          <li>
            <a
              href={filePath(scope, calendar.file)}
              type={calendar.type}
              aria-label={wording.say("feeds.calendarOf")}
            >
              {wording.say("feeds.calendar")}
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}
