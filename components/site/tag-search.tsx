import type { Wording } from "#lib/language/wording.ts";
import { letterId } from "./tag-index.tsx";
import "./narrow.css";
import "./tag-search.css";

type Props = { text: string; order: "name" | "use"; found: boolean; wording: Wording };

/** The ways through the index: a field to search it, and its two orders. A plain form, and plain links. */
export function TagSearch({ text, order, found, wording }: Props) {
  return (
    <div className="tag-search">
      <search>
        <form action="/tags">
          <label htmlFor="tag-q">{wording.say("tags.find")}</label>
          <div>
            <input id="tag-q" name="q" type="search" defaultValue={text} maxLength={60} autoComplete="off" />
            <button type="submit">{wording.say("tags.submit")}</button>
          </div>
        </form>
      </search>
      <nav aria-label={wording.say("tags.order")}>
        <ul className="narrow">
          <li>
            <a href="/tags" aria-current={!found && order === "name" ? "page" : undefined}>
              {wording.say("tags.aToZ")}
            </a>
          </li>
          <li>
            <a href="/tags?order=use" aria-current={!found && order === "use" ? "page" : undefined}>
              {wording.say("tags.mostUsed")}
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
  wording: Wording;
};

export function TagLetters({ letters, current, wording }: LettersProps) {
  if (letters.length < 2) return null;
  return (
    <nav className="tag-letters" aria-label={wording.say("tags.letters")}>
      <ul>
        {letters.map(({ letter, tags }) => (
          <li key={letter}>
            <a
              href={current === null ? `#${letterId(letter)}` : letterAddress(letter)}
              aria-current={letter === current ? "page" : undefined}
              aria-label={wording.say("tags.ofLetter", {
                letter: letter === "#" ? wording.say("tags.signs") : letter,
                count: tags,
              })}
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
