import type { StoryContent } from "#lib/stories/content.ts";
import { type Anchor, through } from "./anchor.ts";
import { type PassagePart, passageParts, passageText } from "./parts.ts";

/** A passage of a story. */
export type Placed = { part: PassagePart; anchor: Anchor };

/**
 * Takes passages from one content of a story to the next: each as `reanchor` does, and into another part where its words
 * have gone there. One that is gone stays in the part that it was in last.
 */
export function follow(before: StoryContent, after: StoryContent): (placed: Placed) => Placed {
  const ways = new Map<PassagePart, (anchor: Anchor) => Anchor>();
  for (const part of passageParts) {
    const [was, is] = [passageText(before, part), passageText(after, part)];
    if (was !== is) ways.set(part, through(was, is));
  }
  return ({ part, anchor }) => {
    const stayed = ways.get(part)?.(anchor) ?? anchor;
    if (!stayed.gone) return { part, anchor: stayed };
    for (const [other, way] of ways) {
      const moved = other === part ? stayed : way(stayed);
      if (!moved.gone) return { part: other, anchor: moved };
    }
    return { part, anchor: stayed };
  };
}
