import type { Label } from "#components/story/view.ts";
import "./narrow.css";

type Props = { tags: (Label & { count: number })[]; chosen: Label | null };

/** Narrows what is to be done to the stories of a tag, by plain links. */
export function WeekTags({ tags, chosen }: Props) {
  const shown = chosen && !tags.some(({ slug }) => slug === chosen.slug) ? [...tags, chosen] : tags;
  if (shown.length < 2 && !chosen) return null;
  return (
    <nav aria-label="Narrow by tag">
      <ul className="narrow">
        <li>
          <a href="/this-week" aria-current={chosen ? undefined : "page"}>
            Everything
          </a>
        </li>
        {shown.map(({ name, slug }) => (
          <li key={slug}>
            <a
              href={`/this-week?tag=${encodeURIComponent(slug)}`}
              aria-current={slug === chosen?.slug ? "page" : undefined}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
