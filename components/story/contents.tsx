import type { Wording } from "#lib/language/wording.ts";
import type { HeadingLink } from "#lib/markdown/headings.ts";
import "./contents.css";

const fewest = 3; // headings
const shortest = 4; // minutes; what is read sooner is overlooked without

type Props = { headings: HeadingLink[]; minutes: number; wording: Wording };

/** What a long story's body holds, in the margin beside it. */
export function Contents({ headings, minutes, wording }: Props) {
  if (headings.length < fewest || minutes < shortest) return null;
  const title = wording.say("story.contents");
  return (
    <nav className="in-story" aria-label={title}>
      <h2>{title}</h2>
      <ol>
        {headings.map(({ id, text }) => (
          <li key={id}>
            <a href={`#${id}`}>{text}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
