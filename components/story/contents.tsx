import type { Spoken } from "#lib/language/spoken.ts";
import type { Wording } from "#lib/language/wording.ts";
import type { HeadingLink } from "#lib/markdown/headings.ts";
import "./contents.css";

const fewest = 3;

/** What a long body holds, in the margin beside it; with fewer headings than three there is nothing to choose. */
type Props = {
  headings: HeadingLink[];
  wording: Wording;
  /** What the headings are written in, where that is not the site's language. */
  spoken: Spoken;
};

export function Contents({ headings, wording, spoken }: Props) {
  if (headings.length < fewest) return null;
  const title = wording.say("story.contents");
  return (
    <nav className="in-story" aria-label={title}>
      <h2>{title}</h2>
      <ol>
        {headings.map(({ id, text }) => (
          <li key={id}>
            <a href={`#${id}`} {...spoken}>
              {text}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
