import type { Label } from "#components/story/view.ts";
import type { Wording } from "#lib/language/wording.ts";
import "./own-mail.css";

type Props = { tags: Label[]; chosen: string[]; wording: Wording };

/** Subjects to tick. */
export function TagChoices({ tags, chosen, wording }: Props) {
  return (
    <fieldset className="tag-choices">
      <legend>{wording.say("mail.choose")}</legend>
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
export function FoldedChoices({ tags, chosen, wording }: Props) {
  if (tags.length === 0) return null;
  return (
    <details open={chosen.length > 0}>
      <summary>{wording.say("mail.some")}</summary>
      <TagChoices tags={tags} chosen={chosen} wording={wording} />
    </details>
  );
}
