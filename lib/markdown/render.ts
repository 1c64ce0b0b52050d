import rehypeSanitize from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import { remark } from "remark";
import remarkRehype from "remark-rehype";
import { cleanText } from "#lib/stories/text.ts";
import { schema } from "./allowed.ts";
import { blocks } from "./blocks.ts";
import { flattenDeep } from "./bounds.ts";
import { directions } from "./directions.ts";
import { numberFootnotes, prefixFootnotes } from "./footnotes.ts";
import { type HeadingLink, headings } from "./headings.ts";
import { showHtml } from "./html.ts";
import { links } from "./links.ts";
import { remember } from "./remember.ts";
import { tables } from "./tables.ts";
import { takeTree } from "./tree-of.ts";
import type { MarkdownWords } from "./words.ts";

export type RenderOptions = {
  /** How many levels deeper than h2 headings start: 1 for a part that has an h2 of its own above it. */
  headingOffset?: number;
  /** Whether headings get ids and links to themselves; on unless false. */
  anchors?: boolean;
  /** Put before every id, as "take-" (small letters, a hyphen): for the second and later parts of one page. */
  prefix?: string;
  /** Address of the page that the text stands on: with it every link is absolute, for text that is read elsewhere. */
  base?: string;
  /** What it says by itself; English unless given. */
  words?: MarkdownWords;
};

/** rehype-sanitize is the last step that sees a tree: whatever the others do, only `allowed` comes out. */
const processor = remark()
  .use(flattenDeep)
  .use(numberFootnotes)
  .use(remarkRehype, { clobberPrefix: "", handlers: { html: showHtml } })
  .use(headings)
  .use(prefixFootnotes)
  .use(links)
  .use(tables)
  .use(blocks)
  .use(directions)
  .use(rehypeSanitize, schema)
  .use(rehypeStringify)
  .freeze();

/**
 * Markdown (CommonMark and GitHub's extensions) as HTML that is safe to put into a page and makes it ask no other site
 * for anything. Takes anything and never throws; text that would take long to parse is shown as typed. See README.md.
 */
export function renderMarkdown(markdown: string, options: RenderOptions = {}): string {
  return rendered(markdown, options).html;
}

/** The headings of the highest level in a text, in its order, with the ids that `renderMarkdown` gives them with these options. */
export function contentsOf(markdown: string, options: RenderOptions = {}): HeadingLink[] {
  return rendered(markdown, options).contents;
}

type Rendered = { html: string; contents: HeadingLink[] };

function rendered(markdown: string, options: RenderOptions): Rendered {
  return once(JSON.stringify([cleanText(markdown), options]));
}

const once = remember(
  (question): Rendered => {
    const [text, options]: [string, RenderOptions] = JSON.parse(question);
    const contents: HeadingLink[] = [];
    const html = processor.stringify(processor.runSync(takeTree(text), { data: { ...options, contents } }));
    return { html, contents };
  },
  4_000_000,
  ({ html, contents }) => contents.reduce((sum, { id, text }) => sum + id.length + text.length, html.length),
);
