import type { Label } from "#components/story/view.ts";
import type { Wording } from "#lib/language/wording.ts";
import "./tag-index.css";

type Counted = Label & { count: number };
type Rows = { tags: (Counted & { formerly?: string | null })[]; wording: Wording };

/** An index as at the end of a book: names in alphabetical order under their letters, leaders, numbers of stories. */
export function TagIndex({ tags, wording }: { tags: Counted[]; wording: Wording }) {
  return (
    <div className="tag-index">
      {byLetter(tags, wording).map(([letter, group]) => (
        <section
          key={letter}
          id={letterId(letter)}
          aria-label={letter === "#" ? wording.say("tags.signs") : letter}
        >
          <h2>{letter}</h2>
          <TagRows tags={group} wording={wording} />
        </section>
      ))}
    </div>
  );
}

/** Tags in an order of their own, without letters. */
export function TagColumns({ tags, wording }: Rows) {
  return (
    <div className="tag-index">
      <TagRows tags={tags} wording={wording} />
    </div>
  );
}

function TagRows({ tags, wording }: Rows) {
  return (
    <ul>
      {tags.map(({ name, slug, count, formerly }) => (
        <li key={slug}>
          <span>
            <a href={`/tags/${slug}`}>{name}</a>
            {formerly && <small> {wording.say("tags.once", { name: formerly })}</small>}
          </span>{" "}
          <span className="leader" />
          <span>
            {wording.number(count)}
            <span className="sr-only"> {wording.say("tags.stories", { count })}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Where a letter stands in an index that shows all; "#" holds what begins with a digit or a sign. */
export function letterId(letter: string): string {
  return letter === "#" ? "letter-other" : `letter-${letter.toLowerCase()}`;
}

function byLetter<T extends Label>(tags: T[], wording: Wording): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const tag of [...tags].sort((a, b) => wording.compare(a.name, b.name))) {
    const letter = letterOf(tag.name);
    groups.set(letter, [...(groups.get(letter) ?? []), tag]);
  }
  return [...groups];
}

/** The letter under which a name stands: without accents; "#" for all that begins with none. */
function letterOf(name: string): string {
  const [first = ""] = name.normalize("NFD").replace(/^[^\p{L}\p{N}]+/u, "");
  return /\p{L}/u.test(first) ? first.toUpperCase() : "#";
}
