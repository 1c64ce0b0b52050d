import { letterId } from "./tag-index.tsx";
import "./narrow.css";
import "./tag-search.css";

type Props = { text: string; order: "name" | "use"; found: boolean };

/** The ways through the index: a field to search it, and its two orders. A plain form, and plain links. */
export function TagSearch({ text, order, found }: Props) {
  return (
    <div className="tag-search">
      <search>
        <form action="/tags">
          <label htmlFor="tag-q">Find a tag</label>
          <div>
            <input id="tag-q" name="q" type="search" defaultValue={text} maxLength={60} autoComplete="off" />
            <button type="submit">Find</button>
          </div>
        </form>
      </search>
      <nav aria-label="Order">
        <ul className="narrow">
          <li>
            <a href="/tags" aria-current={!found && order === "name" ? "page" : undefined}>
              A to Z
            </a>
          </li>
          <li>
            <a href="/tags?order=use" aria-current={!found && order === "use" ? "page" : undefined}>
              Most used first
            </a>
          </li>
        </ul>
      </nav>
    </div>
  );
}

type LettersProps = {
  letters: { letter: string; tags: number }[];
  /** The one that is shown; null where all are on the page, so that letters lead down it. */
  current: string | null;
};

export function TagLetters({ letters, current }: LettersProps) {
  if (letters.length < 2) return null;
  return (
    <nav className="tag-letters" aria-label="Letters">
      <ul>
        {letters.map(({ letter, tags }) => (
          <li key={letter}>
            <a
              href={current === null ? `#${letterId(letter)}` : letterAddress(letter)}
              aria-current={letter === current ? "page" : undefined}
              aria-label={`${letter === "#" ? "Digits and signs" : letter}, ${tags} ${tags === 1 ? "tag" : "tags"}`}
            >
              {letter}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The page of the index that has the tags of a letter. */
export function letterAddress(letter: string): string {
  return `/tags?letter=${letter === "#" ? "other" : encodeURIComponent(letter.toLowerCase())}`;
}
