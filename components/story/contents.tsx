import type { Wording } from "#lib/language/wording.ts";
import type { HeadingLink } from "#lib/markdown/headings.ts";
import "./contents.css";

const fewest = 3;

/** What a long body holds, in the margin beside it; with fewer headings than three there is nothing to choose. */
export function Contents({ headings, wording }: { headings: HeadingLink[]; wording: Wording }) {
  if (headings.length < fewest) return null;
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
