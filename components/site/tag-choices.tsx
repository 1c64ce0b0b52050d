import type { Label } from "#components/story/view.ts";
import "./own-mail.css";

/** Subjects to tick. */
export function TagChoices({ tags, chosen }: { tags: Label[]; chosen: string[] }) {
  return (
    <fieldset className="tag-choices">
      <legend>Only stories about any of these; none ticked means everything</legend>
      <ul>
        {tags.map(({ name, slug }) => (
          <li key={slug}>
            <label>
              <input type="checkbox" name="tag" value={slug} defaultChecked={chosen.includes(slug)} /> {name}
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

/** The same, folded away until somebody wants it. */
export function FoldedChoices({ tags, chosen }: { tags: Label[]; chosen: string[] }) {
  if (tags.length === 0) return null;
  return (
    <details open={chosen.length > 0}>
      <summary>Only some subjects</summary>
      <TagChoices tags={tags} chosen={chosen} />
    </details>
  );
}
