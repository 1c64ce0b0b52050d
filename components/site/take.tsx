import { spoken } from "#lib/language/spoken.ts";
import type { Wording } from "#lib/language/wording.ts";
import { plainText } from "#lib/markdown/plain.ts";
import type { Card } from "./card.ts";

type Props = { story: Pick<Card, "ourTake" | "language">; wording: Wording };

/** The desk's judgement in a list: words only, so that a card holds one link. */
export function Take({ story, wording }: Props) {
  const text = plainText(story.ourTake);
  const own = spoken(story.language, wording);
  if (!text) return null;
  return (
    <p className="take">
      <mark>{wording.say("story.ourTake")}</mark> {own.lang ? <span {...own}>{text}</span> : text}
    </p>
  );
}
