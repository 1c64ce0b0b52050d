import type { TextKey } from "#lib/language/messages/types.ts";
import { spoken } from "#lib/language/spoken.ts";
import type { Wording } from "#lib/language/wording.ts";
import type { FoundStory, Piece } from "#lib/search/answer.ts";
import { partNames } from "#lib/stories/content.ts";
import { Meta } from "./meta.tsx";
import "./cards.css";
import "./story-list.css";
import "./search-results.css";

/** Found stories as rows: when and where, the headline, and the passage that says what was looked for. */
export function SearchResults({ stories, wording }: { stories: FoundStory[]; wording: Wording }) {
  return (
    <ol className="story-list search-results">
      {stories.map((story) => (
        <li key={story.id}>
          <article>
            <Meta story={story} wording={wording} />
            <div>
              <h2>
                <a href={`/news/${story.slug}`} {...spoken(story.language, wording)}>
                  <Pieces of={story.title} />
                </a>
              </h2>
              {story.snippet ? (
                <p className={story.snippet.part === partNames.ourTake ? "passage passage-take" : "passage"}>
                  <PartName name={story.snippet.part} wording={wording} />{" "}
                  <Own
                    language={story.snippet.part === partNames.sources ? null : story.language}
                    wording={wording}
                  >
                    <Pieces of={story.snippet.pieces} />
                  </Own>
                </p>
              ) : (
                <p className="passage" {...spoken(story.language, wording)}>
                  {story.summary}
                </p>
              )}
            </div>
          </article>
        </li>
      ))}
    </ol>
  );
}

/** Our Take is yellow wherever it stands; what was reported is not. */
function PartName({ name, wording }: { name: string; wording: Wording }) {
  const key = partKeys[name];
  const said = key ? wording.say(key) : name;
  return name === partNames.ourTake ? <mark>{said}</mark> : <b>{said}</b>;
}

const partKeys = {
  [partNames.summary]: "story.summary",
  [partNames.ourTake]: "story.ourTake",
  [partNames.claim]: "claim.title",
  [partNames.whyItMatters]: "story.whyItMatters",
  [partNames.doThisWeek]: "story.doThisWeek",
  [partNames.body]: "story.body",
  [partNames.sources]: "story.sources",
  [partNames.corrections]: "story.corrections",
} as const satisfies Record<string, TextKey>;

type OwnProps = { language: string | null; wording: Wording; children: React.ReactNode };

/** Words in a story's own language. */
function Own({ language, wording, children }: OwnProps) {
  const own = spoken(language, wording);
  return own.lang ? <span {...own}>{children}</span> : children;
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
