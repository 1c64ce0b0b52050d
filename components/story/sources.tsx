import { safeHref } from "#lib/markdown/links.ts";
import type { Source } from "#lib/stories/content.ts";
import { Day } from "./dates.tsx";

/** What the facts rest on. */
export function Sources({ sources }: { sources: Source[] }) {
  if (sources.length === 0) return null;
  return (
    <section className="story-row story-note" id="sources">
      <h2>Sources</h2>
      <ol className="sources">
        {sources.map((source, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a draft may hold the same source twice
          <li key={position}>
            <SourceTitle source={source} />{" "}
            <span className="source-origin">
              {source.publisher}
              {source.publisher && source.date && ", "}
              {source.date && <Day day={source.date} />}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function SourceTitle({ source: { title, url } }: { source: Source }) {
  const href = safeHref(url);
  return href ? (
    <a href={href} rel="noopener">
      {title || href}
    </a>
  ) : (
    <span>{title}</span>
  );
}
