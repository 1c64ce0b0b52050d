import { type RenderOptions, renderMarkdown } from "#lib/markdown/render.ts";
import "./prose.css";

/** Markdown as HTML: sanitised by the renderer, and for that reason the one place where a story's HTML is set. */
export function Markdown({
  text,
  className,
  ...options
}: RenderOptions & { text: string; className?: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: renderMarkdown lets nothing out but what lib/markdown/allowed.ts names
  return <div className={className} dangerouslySetInnerHTML={{ __html: renderMarkdown(text, options) }} />;
}
