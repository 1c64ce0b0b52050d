import type { Label } from "#components/story/view.ts";
import type { Wording } from "#lib/language/wording.ts";
import "./narrow.css";

type Props = { tags: (Label & { count: number })[]; chosen: Label | null; wording: Wording };

/** Narrows what is to be done to the stories of a tag, by plain links. */
export function WeekTags({ tags, chosen, wording }: Props) {
  const shown = chosen && !tags.some(({ slug }) => slug === chosen.slug) ? [...tags, chosen] : tags;
  if (shown.length < 2 && !chosen) return null;
  return (
    <nav aria-label={wording.say("week.byTag")}>
      <ul className="narrow">
        <li>
          <a href="/this-week" aria-current={chosen ? undefined : "page"}>
            {wording.say("week.everything")}
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
