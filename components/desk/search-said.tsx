import { englishWording } from "#lib/language/wording.ts";
import type { DeskFound } from "#lib/search/desk.ts";
import { inWords } from "#lib/search/notes.ts";

type Props = {
  found: DeskFound;
  /** The list with other words to look for. */
  href: (text: string) => string;
};

const link = "font-medium text-ink underline underline-offset-2 hover:bg-mark hover:text-on-mark";

/** What search made of the words: what it took for misspelt, could not read, or would look for instead. */
export function SearchSaid({ found, href }: Props) {
  const { corrected, notes, didYouMean, nearTags, among, total } = found;
  const lines = [
    ...corrected.map(({ from, to }) => `No story has “${from}”, so “${to.join("” or “")}” was looked for.`),
    ...notes.map((note) => inWords(note, englishWording)),
    ...(among ? [`Only the best ${among} matches were narrowed down by these filters.`] : []),
  ];
  const tags = total === 0 ? nearTags : [];
  if (lines.length === 0 && !didYouMean && tags.length === 0) return null;
  return (
    <div className="mb-4 space-y-1 text-sm text-quiet">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {didYouMean && (
        <p>
          Did you mean{" "}
          <a href={href(didYouMean)} className={link}>
            {didYouMean}
          </a>
          ?
        </p>
      )}
      {tags.length > 0 && (
        <p>
          Tags that sound like it:{" "}
          {tags.map(({ name, slug }, index) => (
            <span key={slug}>
              {index > 0 && ", "}
              <a href={href(`tag:${slug}`)} className={link}>
                {name}
              </a>
            </span>
          ))}
        </p>
      )}
    </div>
  );
}
