import type { Wording } from "#lib/language/wording.ts";
import type { Label } from "./view.ts";

export function StoryTags({ tags, wording }: { tags: Label[]; wording: Wording }) {
  if (tags.length === 0) return null;
  return (
    <section className="story-row story-note">
      <h2>{wording.say("story.tags")}</h2>
      <ul className="tags">
        {tags.map(({ name, slug }) => (
          <li key={slug || name}>
            <a href={`/tags/${slug}`}>#{name}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
