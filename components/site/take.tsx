import type { Wording } from "#lib/language/wording.ts";
import { plainText } from "#lib/markdown/plain.ts";

/** The desk's judgement in a list: words only, so that a card holds one link. */
export function Take({ markdown, wording }: { markdown: string; wording: Wording }) {
  const text = plainText(markdown);
  if (!text) return null;
  return (
    <p className="take">
      <mark>{wording.say("story.ourTake")}</mark> {text}
    </p>
  );
}
