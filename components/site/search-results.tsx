import type { FoundStory, Piece } from "#lib/search/answer.ts";
import { Meta } from "./meta.tsx";
import "./cards.css";
import "./story-list.css";
import "./search-results.css";

/** Found stories as rows: when and where, the headline, and the passage that says what was looked for. */
export function SearchResults({ stories, timeZone }: { stories: FoundStory[]; timeZone: string }) {
  return (
    <ol className="story-list search-results">
      {stories.map((story) => (
        <li key={story.id}>
          <article>
            <Meta story={story} timeZone={timeZone} />
            <div>
              <h2>
                <a href={`/news/${story.slug}`}>
                  <Pieces of={story.title} />
                </a>
              </h2>
              {story.snippet ? (
                <p className="passage">
                  <PartName name={story.snippet.part} /> <Pieces of={story.snippet.pieces} />
                </p>
              ) : (
                <p className="passage">{story.summary}</p>
              )}
            </div>
          </article>
        </li>
      ))}
    </ol>
  );
}

/** Our Take is yellow wherever it stands; what was reported is not. */
function PartName({ name }: { name: string }) {
  return name === "Our Take" ? <mark>{name}</mark> : <b>{name}</b>;
}

function Pieces({ of }: { of: Piece[] }) {
  return of.map(({ text, hit }, place) => {
    if (!hit) return text;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name
      <mark className="hit" key={place}>
        {text}
      </mark>
    );
  });
}
