import type { Spoken } from "#lib/language/spoken.ts";
import type { Wording } from "#lib/language/wording.ts";
import { type RenderOptions, renderMarkdown } from "#lib/markdown/render.ts";
import { wordsOf } from "#lib/markdown/words.ts";
import "./prose.css";

type Props = RenderOptions & {
  text: string;
  className?: string;
  /** Of the page around it. */
  wording: Wording;
  /** What the text is written in, where that is not the site's language. */
  spoken?: Spoken;
};

/** Markdown as HTML: sanitised by the renderer, and for that reason the one place where a story's HTML is set. */
export function Markdown({ text, className, wording, spoken, ...options }: Props) {
  const html = renderMarkdown(text, { ...options, words: wordsOf(wording, spoken?.lang) });
  // biome-ignore lint/security/noDangerouslySetInnerHtml: renderMarkdown lets nothing out but what lib/markdown/allowed.ts names
  return <div className={className} {...spoken} dangerouslySetInnerHTML={{ __html: html }} />;
}
