import type { Label } from "#components/story/view.ts";
import type { Wording } from "#lib/language/wording.ts";
import type { Card } from "./card.ts";
import "./narrowing.css";

/** The address of the list of stories that bear all of these tags; the order of the tags does not matter. */
export function taggedAddress(slugs: string[]): string {
  const query = [...new Set(slugs)].sort().map((slug) => `tag=${encodeURIComponent(slug)}`);
  return query.length > 0 ? `/news?${query.join("&")}` : "/news";
}

/** The tags by which a list is narrowed, each with the way to drop it. */
export function ChosenTags({ tags, wording }: { tags: Label[]; wording: Wording }) {
  return (
    <ul className="chips" aria-label={wording.say("list.chosen")}>
      {tags.map((tag) => (
        <li key={tag.slug}>
          <a
            href={taggedAddress(tags.filter((each) => each !== tag).map(({ slug }) => slug))}
            aria-label={wording.say("list.remove", { tag: tag.name })}
          >
            #{tag.name} <span aria-hidden="true">×</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

type MoreProps = { stories: Card[]; chosen: string[]; wording: Wording };

/** Tags that stories of this list bear besides the chosen ones, most frequent first: ways to narrow it further. */
export function MoreTags({ stories, chosen, wording }: MoreProps) {
  const others = frequentTags(stories).filter(({ slug }) => !chosen.includes(slug));
  if (others.length === 0 || chosen.length >= mostTags) return null;
  return (
    <nav className="more-tags" aria-label={wording.say("list.byAnother")}>
      <span>{wording.say("list.narrow")}</span>{" "}
      <ul>
        {others.slice(0, 8).map(({ name, slug }) => (
          <li key={slug}>
            <a href={taggedAddress([...chosen, slug])}>{name}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The page cache knows addresses with at most so many tags. */
const mostTags = 8;

function frequentTags(stories: Card[]): Label[] {
  const counts = new Map<string, { tag: Label; stories: number }>();
  for (const tag of stories.flatMap((story) => story.tags)) {
    const seen = counts.get(tag.slug) ?? { tag, stories: 0 };
    counts.set(tag.slug, { ...seen, stories: seen.stories + 1 });
  }
  return [...counts.values()].sort((a, b) => b.stories - a.stories).map(({ tag }) => tag);
}
