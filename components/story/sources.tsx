import type { Wording } from "#lib/language/wording.ts";
import { safeHref } from "#lib/markdown/links.ts";
import type { Source } from "#lib/stories/content.ts";
import { Day } from "./dates.tsx";
import { Phrase } from "./phrase.tsx";

/** What the facts rest on. */
export function Sources({ sources, wording }: { sources: Source[]; wording: Wording }) {
  if (sources.length === 0) return null;
  return (
    <section className="story-row story-note" id="sources">
      <h2>{wording.say("story.sources")}</h2>
      <ol className="sources">
        {sources.map((source, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a draft may hold the same source twice
          <li key={position}>
            <SourceTitle source={source} />{" "}
            <span className="source-origin">
              <Origin source={source} wording={wording} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Origin({ source: { publisher, date }, wording }: { source: Source; wording: Wording }) {
  const day = date && <Day day={date} wording={wording} />;
  if (!publisher || !day) return publisher || day;
  return <Phrase wording={wording} say="story.origin" with={{ publisher, day }} />;
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
