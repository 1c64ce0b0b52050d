import type { Label } from "#components/story/view.ts";
import "./tag-index.css";

type Counted = Label & { count: number };

/** An index as at the end of a book: names in alphabetical order under their letters, leaders, numbers of stories. */
export function TagIndex({ tags }: { tags: Counted[] }) {
  return (
    <div className="tag-index">
      {byLetter(tags).map(([letter, group]) => (
        <section key={letter} id={letterId(letter)} aria-label={letter === "#" ? "Digits and signs" : letter}>
          <h2>{letter}</h2>
          <TagRows tags={group} />
        </section>
      ))}
    </div>
  );
}

/** Tags in an order of their own, without letters. */
export function TagColumns({ tags }: { tags: (Counted & { formerly?: string | null })[] }) {
  return (
    <div className="tag-index">
      <TagRows tags={tags} />
    </div>
  );
}

function TagRows({ tags }: { tags: (Counted & { formerly?: string | null })[] }) {
  return (
    <ul>
      {tags.map(({ name, slug, count, formerly }) => (
        <li key={slug}>
          <span>
            <a href={`/tags/${slug}`}>{name}</a>
            {formerly && <small> once {formerly}</small>}
          </span>{" "}
          <span className="leader" />
          <span>
            {count.toLocaleString("en-US")}
            <span className="sr-only">{count === 1 ? " story" : " stories"}</span>
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

const alphabet = new Intl.Collator("en", { sensitivity: "base", numeric: true });

function byLetter<T extends Label>(tags: T[]): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const tag of [...tags].sort((a, b) => alphabet.compare(a.name, b.name))) {
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
