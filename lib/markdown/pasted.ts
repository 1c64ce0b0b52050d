import type { Root } from "hast";
import rehypeParse from "rehype-parse";
import rehypeRemark from "rehype-remark";
import rehypeSanitize, { type Options as Schema } from "rehype-sanitize";
import { remark } from "remark";
import remarkGfm from "remark-gfm";
import { unified } from "unified";
import { shiftHeadings, splitParagraphs, straightenLists, straightenTables } from "./pasted-blocks.ts";
import { semanticLooks, tidyInline } from "./pasted-inline.ts";
import { pastedLinks } from "./pasted-links.ts";
import { handleNotes, pastedNotes } from "./pasted-notes.ts";
import { dropRubbish } from "./pasted-rubbish.ts";
import { wordText } from "./pasted-text.ts";
import { wordLists } from "./pasted-word.ts";
import { walk } from "./tree.ts";

const longest = 5_000_000;
const deepest = 200;

/** What may come out of a paste: text and its structure. */
const schema: Schema = {
  tagNames: [
    ...["h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "blockquote", "pre", "hr", "br"],
    ...["ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td"],
    ...["a", "strong", "em", "del", "code", "note-mark", "note-text"],
  ],
  attributes: {
    a: ["href"],
    ol: ["start"],
    code: [["className", /^language-[\w+#.-]+$/]],
    td: [["align", "left", "right", "center"]],
    th: [["align", "left", "right", "center"]],
    "note-mark": [["dataNumber", /^\d+$/]],
    "note-text": [["dataNumber", /^\d+$/]],
  },
  protocols: { href: ["http", "https", "mailto"] },
  strip: ["script", "style"],
  clobber: [],
  clobberPrefix: "",
};

const parser = unified().use(rehypeParse, { fragment: true }).freeze();

const cleaner = unified()
  .use(() => (tree: Root) => {
    dropRubbish(tree);
    pastedNotes(tree);
    wordLists(tree);
    semanticLooks(tree);
    pastedLinks(tree);
    straightenTables(tree);
    straightenLists(tree);
    splitParagraphs(tree);
    tidyInline(tree);
    shiftHeadings(tree);
  })
  .use(rehypeSanitize, schema)
  .use(rehypeRemark, { handlers: handleNotes })
  .freeze();

const writer = remark()
  .use(remarkGfm, { tablePipeAlign: false })
  .data("settings", {
    bullet: "-",
    emphasis: "*",
    rule: "-",
    listItemIndent: "one",
    incrementListMarker: true,
    handlers: { text: wordText },
  })
  .freeze();

/**
 * HTML from the clipboard (Google Docs, Word, LibreOffice, mail, web pages) as the Markdown that one would have written
 * by hand: headings begin at "##"; pictures, scripts, buttons, trackers and unsafe links are gone. Null when there is
 * nothing to write or the HTML is larger or deeper than any text; then the clipboard's plain text is what to take.
 */
export function pastedMarkdown(html: string): string | null {
  if (html.length > longest) return null;
  try {
    return written(html);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Throws a RangeError where elements are nested so deep that the stack does not suffice. */
function written(html: string): string | null {
  const tree = parser.parse(fragmentOf(html));
  let depth = 0;
  walk<Root | Root["children"][number]>(tree, (_, at) => {
    depth = Math.max(depth, at);
  });
  if (depth > deepest) return null;
  const markdown = writer.stringify(cleaner.runSync(tree)).trim();
  return markdown === "" ? null : markdown;
}

/** Programs mark what was copied; around it stand styles and what the page had beside it. */
function fragmentOf(html: string): string {
  const start = html.indexOf("<!--StartFragment");
  const end = html.lastIndexOf("<!--EndFragment");
  return start >= 0 && end > start ? html.slice(html.indexOf("-->", start) + 3, end) : html;
}
