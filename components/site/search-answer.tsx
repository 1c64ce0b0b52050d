import type { SearchAnswer } from "#lib/search/answer.ts";
import { Empty } from "./empty.tsx";
import { count } from "./list-head.tsx";
import { searchAddress, type Wanted } from "./search-address.ts";
import "./search-answer.css";

/** How many stories were found, for what, and what of the query was understood otherwise. */
export function SearchSummary({ answer, wanted }: { answer: SearchAnswer; wanted: Wanted }) {
  const { total, capped, newest, corrected, notes } = answer;
  const found = total === 0 ? "Nothing found" : count(total, "story", "stories");
  return (
    <div className="search-summary">
      {corrected.map(({ from, to }) => (
        <p key={from}>
          No story has the word “{from}”. Showing results for <b>{to.join(", ")}</b>;{" "}
          <a href={searchAddress({ ...wanted, q: quoted(wanted.q, from) })} rel="nofollow">
            search for “{from}” alone
          </a>
          .
        </p>
      ))}
      {notes.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p role="status">
        <b>{capped && total > 0 ? `More than ${total.toLocaleString("en-US")} stories` : found}</b>
        {newest !== null && `, counted in the newest ${newest.toLocaleString("en-US")} of all`}
      </p>
    </div>
  );
}

/** What else there is when nothing was found. */
export function NothingFound({ answer, wanted }: { answer: SearchAnswer; wanted: Wanted }) {
  const { didYouMean, nearTags } = answer;
  const isNarrowed = wanted.tags.length > 0 || wanted.section !== null || wanted.year !== null;
  return (
    <>
      <Empty title="No story says all of this">
        {isNarrowed ? (
          <>
            Look <a href={searchAddress({ q: wanted.q, tags: [], section: null, year: null })}>everywhere</a>{" "}
            instead of in a part of the stories.
          </>
        ) : (
          "Try fewer words, or others that mean the same."
        )}
        {didYouMean && (
          <>
            {" "}
            Did you mean <a href={searchAddress({ ...wanted, q: didYouMean })}>{didYouMean}</a>?
          </>
        )}{" "}
        {nearTags.length === 0 && (
          <>
            Or look through <a href="/tags">all tags</a>.
          </>
        )}
      </Empty>
      {nearTags.length > 0 && (
        <section className="near-tags" aria-labelledby="near-tags">
          <h2 id="near-tags">Tags that sound like it</h2>
          <ul>
            {nearTags.map(({ name, slug }) => (
              <li key={slug}>
                <a href={`/tags/${slug}`}>#{name}</a>
              </li>
            ))}
            <li>
              <a href="/tags">All tags, A to Z</a>
            </li>
          </ul>
        </section>
      )}
    </>
  );
}

/** What a query can say, for whoever has not asked yet. */
export function SearchHelp() {
  return (
    <section className="search-help" aria-labelledby="search-help">
      <h2 id="search-help">Ways to ask</h2>
      <dl>
        {ways.map(([example, says]) => (
          <div key={example}>
            <dt>
              <code>{example}</code>
            </dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
      <p className="more">
        <a href="/tags">All tags, A to Z</a>
      </p>
    </section>
  );
}

const ways = [
  ["open weights", "Stories that have both words, in any form"],
  ["“our own model”", "These words in a row"],
  ["license -redis", "The first word without the second"],
  ["tag:security section:policy", "Under a tag, in a section"],
  ["by:example", "By somebody whose name has this in it"],
  ["after:2025-03 before:2026", "From March 2025 on, and before 2026"],
] as const;

/** A word in quotes is looked for as it is. */
function quoted(q: string, word: string): string {
  return q.includes(`"${word}"`) ? q : q.replace(word, `"${word}"`);
}
