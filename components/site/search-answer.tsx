import { linkTo, Phrase } from "#components/story/phrase.tsx";
import type { TextKey } from "#lib/language/messages/types.ts";
import type { Wording } from "#lib/language/wording.ts";
import type { SearchAnswer } from "#lib/search/answer.ts";
import { inWords } from "#lib/search/notes.ts";
import { Empty } from "./empty.tsx";
import { searchAddress, type Wanted } from "./search-address.ts";
import "./search-answer.css";

type Props = { answer: SearchAnswer; wanted: Wanted; wording: Wording };

/** How many stories were found, for what, and what of the query was understood otherwise. */
export function SearchSummary({ answer, wanted, wording }: Props) {
  const { total, capped, newest, corrected, didYouMean, notes } = answer;
  const found =
    capped && total > 0
      ? wording.say("search.moreThan", { count: total })
      : wording.say("search.found", { count: total });
  return (
    <div className="search-summary">
      {corrected.map(({ from, to }) => (
        <p key={from}>
          <Phrase
            wording={wording}
            say="search.corrected"
            with={{
              from,
              to: <b>{to.join(", ")}</b>,
              alone: (inner) => (
                <a href={searchAddress({ ...wanted, q: quoted(wanted.q, from) })} rel="nofollow">
                  {inner}
                </a>
              ),
            }}
          />
        </p>
      ))}
      {notes.map((each) => (
        <p key={inWords(each, wording)}>{inWords(each, wording)}</p>
      ))}
      {didYouMean && (
        <p>
          <Phrase
            wording={wording}
            say="search.didYouMean"
            with={{ text: didYouMean, query: linkTo(searchAddress({ ...wanted, q: didYouMean })) }}
          />
        </p>
      )}
      <p role="status" className={total === 0 ? "unseen" : undefined}>
        {newest === null ? (
          <b>{found}</b>
        ) : (
          <Phrase wording={wording} say="search.counted" with={{ found: <b>{found}</b>, newest }} />
        )}
      </p>
    </div>
  );
}

/** What else there is when nothing was found. */
export function NothingFound({ answer, wanted, wording }: Props) {
  const { nearTags } = answer;
  const isNarrowed = wanted.tags.length > 0 || wanted.section !== null || wanted.year !== null;
  return (
    <>
      <Empty title={wording.say("search.none")}>
        {isNarrowed ? (
          <Phrase
            wording={wording}
            say="search.everywhere"
            with={{ all: linkTo(searchAddress({ q: wanted.q, tags: [], section: null, year: null })) }}
          />
        ) : (
          wording.say("search.fewer")
        )}{" "}
        {nearTags.length === 0 && (
          <Phrase wording={wording} say="search.lookThrough" with={{ tags: linkTo("/tags") }} />
        )}
      </Empty>
      {nearTags.length > 0 && (
        <section className="near-tags" aria-labelledby="near-tags">
          <h2 id="near-tags">{wording.say("search.nearTags")}</h2>
          <ul>
            {nearTags.map(({ name, slug }) => (
              <li key={slug}>
                <a href={`/tags/${slug}`}>#{name}</a>
              </li>
            ))}
            <li>
              <a href="/tags">{wording.say("front.allTags")}</a>
            </li>
          </ul>
        </section>
      )}
      <SearchHelp wording={wording} tags={false} />
    </>
  );
}

/** What a query can say, for whoever has not asked yet. */
export function SearchHelp({ wording, tags = true }: { wording: Wording; tags?: boolean }) {
  return (
    <section className="search-help" aria-labelledby="search-help">
      <h2 id="search-help">{wording.say("search.ways")}</h2>
      <dl>
        {ways.map(([example, means]) => (
          <div key={example}>
            <dt>
              <code>{wording.say(example)}</code>
            </dt>
            <dd>{wording.say(means)}</dd>
          </div>
        ))}
      </dl>
      {tags && (
        <p className="more">
          <a href="/tags">{wording.say("front.allTags")}</a>
        </p>
      )}
    </section>
  );
}

const ways = [
  ["search.words", "search.wordsMean"],
  ["search.phrase", "search.phraseMeans"],
  ["search.without", "search.withoutMeans"],
  ["search.filed", "search.filedMeans"],
  ["search.author", "search.authorMeans"],
  ["search.dates", "search.datesMean"],
] as const satisfies [example: TextKey, means: TextKey][];

/** A word in quotes is looked for as it is. */
function quoted(q: string, word: string): string {
  return q.includes(`"${word}"`) ? q : q.replace(word, `"${word}"`);
}
