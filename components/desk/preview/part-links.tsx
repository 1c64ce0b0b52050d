import { type Part, parts } from "#lib/stories/compare.ts";
import { partNames } from "#lib/stories/content.ts";

const offered = parts.filter((part) => part !== "slug" && part !== "corrections" && part !== "related");

/** What a click on a part does, by keyboard; shown when the focus is in it. */
export function PartLinks({ onChoose }: { onChoose: (part: Part) => void }) {
  return (
    <nav className="preview-parts" aria-label="Edit a part">
      {offered.map((part) => (
        <button key={part} type="button" onClick={() => onChoose(part)}>
          Edit {partNames[part]}
        </button>
      ))}
    </nav>
  );
}
