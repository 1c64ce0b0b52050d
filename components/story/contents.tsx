import type { Spoken } from "#lib/language/spoken.ts";
import type { Wording } from "#lib/language/wording.ts";
import type { HeadingLink } from "#lib/markdown/headings.ts";
import "./contents.css";

const fewest = 3; // headings
const shortest = 4; // minutes; what is read sooner is overlooked without

type Props = {
  headings: HeadingLink[];
  minutes: number;
  wording: Wording;
  /** What the headings are written in, where that is not the site's language. */
  spoken: Spoken;
};

/** What a long story's body holds, in the margin beside it. */
export function Contents({ headings, minutes, wording, spoken }: Props) {
  if (headings.length < fewest || minutes < shortest) return null;
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
