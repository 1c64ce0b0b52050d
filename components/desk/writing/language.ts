import { commonmarkLanguage, markdown } from "@codemirror/lang-markdown";
import type { Extension } from "@codemirror/state";
import { GFM, type MarkdownConfig } from "@lezer/markdown";

/** Footnotes, which the pages know and @lezer/markdown does not: `[^1]` in the text, `[^1]: …` where it stands. */
const footnotes: MarkdownConfig = {
  defineNodes: ["FootnoteReference", { name: "FootnoteDefinition", block: true }, "FootnoteMark"],
  parseInline: [
    {
      name: "FootnoteReference",
      before: "Link",
      parse(cx, next, pos) {
        if (next !== 91 || cx.char(pos + 1) !== 94) return -1;
        const found = /^\[\^[^\s[\]]+\]/.exec(cx.slice(pos, Math.min(cx.end, pos + 60)));
        if (!found) return -1;
        const end = pos + found[0].length;
        const marks = [cx.elt("FootnoteMark", pos, pos + 2), cx.elt("FootnoteMark", end - 1, end)];
        return cx.addElement(cx.elt("FootnoteReference", pos, end, marks));
      },
    },
  ],
  parseBlock: [
    {
      name: "FootnoteDefinition",
      before: "LinkReference",
      leaf(_cx, { content }) {
        const mark = /^\[\^[^\s[\]]+\]:/.exec(content)?.[0];
        if (!mark) return null;
        return {
          nextLine: () => false,
          finish(cx, leaf) {
            const text = leaf.start + mark.length;
            cx.addLeafElement(
              leaf,
              cx.elt("FootnoteDefinition", leaf.start, leaf.start + leaf.content.length, [
                cx.elt("FootnoteMark", leaf.start, text),
                ...cx.parser.parseInline(leaf.content.slice(mark.length), text),
              ]),
            );
            return true;
          },
        };
      },
    },
  ],
};

/** Markdown as the pages understand it: CommonMark, GitHub's extensions, footnotes. */
export const language: Extension = markdown({
  base: commonmarkLanguage,
  extensions: [GFM, footnotes],
  completeHTMLTags: false,
});
