import type { Label } from "#components/story/view.ts";
import "./tag-index.css";

/** An index as at the end of a book: names in alphabetical order under their letters, leaders, numbers of stories. */
export function TagIndex({ tags }: { tags: (Label & { count: number })[] }) {
  return (
    <div className="tag-index">
      {byLetter(tags).map(([letter, group]) => (
        <section key={letter} aria-label={letter}>
          <h2>{letter}</h2>
          <ul>
            {group.map(({ name, slug, count }) => (
              <li key={slug}>
                <a href={`/tags/${slug}`}>{name}</a> <span className="leader" />
                <span>
                  {count}
                  <span className="sr-only">{count === 1 ? " story" : " stories"}</span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
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
  const [first = ""] = name.normalize("NFD");
  return /\p{L}/u.test(first) ? first.toUpperCase() : "#";
}
