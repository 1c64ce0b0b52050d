import { calendar, feedFiles, filePath, formats, type Scope } from "#lib/feeds/formats.ts";
import "./feed-links.css";

/** Ways to follow what a page lists from elsewhere. */
export function FeedLinks({ scope }: { scope: Scope }) {
  return (
    <nav className="feed-links" aria-label="Feeds of this page">
      <span>Follow by</span>{" "}
      <ul>
        {feedFiles.map((file) => (
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
              aria-label="Do this week, as a calendar"
            >
              {calendar.name}
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}
