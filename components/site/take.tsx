import { plainText } from "#lib/markdown/plain.ts";

/** The desk's judgement in a list: words only, so that a card holds one link. */
export function Take({ markdown }: { markdown: string }) {
  const text = plainText(markdown);
  if (!text) return null;
  return (
    <p className="take">
      <mark>Our Take</mark> {text}
    </p>
  );
}
