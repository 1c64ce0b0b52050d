import { Decoration, WidgetType } from "@codemirror/view";
import type { SyntaxNodeRef } from "@lezer/common";
import type { Wardrobe } from "./rich.ts";

const marks = {
  faint: Decoration.mark({ class: "cm-faint" }),
  emphasis: Decoration.mark({ class: "cm-emphasis" }),
  strong: Decoration.mark({ class: "cm-strong" }),
  struck: Decoration.mark({ class: "cm-struck" }),
  code: Decoration.mark({ class: "cm-code" }),
  link: Decoration.mark({ class: "cm-link" }),
  picture: Decoration.mark({ class: "cm-link cm-picture" }),
  raised: Decoration.mark({ class: "cm-raised" }),
  bullet: Decoration.mark({ class: "cm-bullet" }),
  number: Decoration.mark({ class: "cm-number" }),
  header: Decoration.mark({ class: "cm-strong" }),
};

const lines = {
  heading: Decoration.line({ class: "cm-heading" }),
  subheading: Decoration.line({ class: "cm-heading cm-subheading" }),
  quote: Decoration.line({ class: "cm-quote" }),
  block: Decoration.line({ class: "cm-block" }),
  table: Decoration.line({ class: "cm-table" }),
  note: Decoration.line({ class: "cm-note" }),
};

const items = Array.from({ length: 9 }, (_, depth) => ({
  first: Decoration.line({ class: "cm-item", attributes: { style: `--depth:${depth}` } }),
  further: Decoration.line({ class: "cm-item cm-item-further", attributes: { style: `--depth:${depth}` } }),
}));

class Rule extends WidgetType {
  override eq(): boolean {
    return true;
  }
  toDOM(): HTMLElement {
    const rule = document.createElement("span");
    rule.className = "cm-rule";
    return rule;
  }
}
const rule = Decoration.replace({ widget: new Rule() });

/** What each construct of Markdown looks like. False: nothing inside it is looked at. */
export function dressing(
  node: SyntaxNodeRef,
  wardrobe: Wardrobe,
  from: number,
  to: number,
): boolean | undefined {
  const { state, touched, add, hide, line } = wardrobe;
  const within = { from: Math.max(from, node.from), to: Math.min(to, node.to) };
  const inside = touched(node.from, node.to);
  const around = (decoration: Decoration, mark: string) => {
    add(node.from, node.to, decoration);
    for (const each of node.node.getChildren(mark)) {
      if (inside) add(each.from, each.to, marks.faint);
      else hide(each.from, each.to);
    }
  };
  const eachLine = (decoration: Decoration) => {
    for (let at = within.from; at <= within.to; at = state.doc.lineAt(at).to + 1) line(at, decoration);
  };
  const { name } = node;

  if (name.startsWith("ATXHeading") || name.startsWith("SetextHeading")) {
    eachLine(/[12]$/.test(name) ? lines.heading : lines.subheading);
    for (const mark of node.node.getChildren("HeaderMark")) {
      const opens = mark.from === node.from && name.startsWith("ATX");
      const end = opens && state.sliceDoc(mark.to, mark.to + 1) === " " ? mark.to + 1 : mark.to;
      if (inside || !opens) add(mark.from, mark.to, marks.faint);
      else hide(mark.from, end);
    }
    return undefined;
  }
  switch (name) {
    case "Emphasis":
      return void around(marks.emphasis, "EmphasisMark");
    case "StrongEmphasis":
      return void around(marks.strong, "EmphasisMark");
    case "Strikethrough":
      return void around(marks.struck, "StrikethroughMark");
    case "InlineCode":
      return void around(marks.code, "CodeMark");
    case "FootnoteReference":
      return void around(marks.raised, "FootnoteMark");
    case "Link":
    case "Image":
      return void link(node, wardrobe, inside);
    case "Autolink":
      return void around(marks.link, "LinkMark");
    case "URL":
      if (node.node.parent?.name === "Paragraph") add(node.from, node.to, marks.link);
      return undefined;
    case "Escape":
      if (!inside) hide(node.from, node.from + 1);
      return undefined;
    case "HardBreak":
    case "HTMLTag":
    case "Entity":
    case "Comment":
      add(node.from, node.to, marks.faint);
      return undefined;
    case "ListItem":
      return void item(node, wardrobe, within);
    case "Blockquote":
      return void eachLine(lines.quote);
    case "QuoteMark": {
      const end = state.sliceDoc(node.to, node.to + 1) === " " ? node.to + 1 : node.to;
      const { from: start, to: stop } = state.doc.lineAt(node.from);
      if (touched(start, stop)) add(node.from, node.to, marks.faint);
      else hide(node.from, end);
      return undefined;
    }
    case "HorizontalRule":
      if (inside) add(node.from, node.to, marks.faint);
      else if (node.from < node.to) add(node.from, node.to, rule);
      return undefined;
    case "FencedCode":
    case "CodeBlock":
    case "HTMLBlock":
    case "CommentBlock":
      eachLine(lines.block);
      return undefined;
    case "CodeInfo":
    case "TableDelimiter":
    case "FootnoteMark":
      if (node.node.parent?.name !== "FootnoteReference") add(node.from, node.to, marks.faint);
      return undefined;
    case "Table":
      return void eachLine(lines.table);
    case "TableHeader":
      return void add(node.from, node.to, marks.header);
    case "FootnoteDefinition":
    case "LinkReference":
      return void eachLine(lines.note);
    default:
      if (name === "CodeMark" && node.node.parent?.name === "FencedCode")
        add(node.from, node.to, marks.faint);
      return undefined;
  }
}

/** `[text](address)`: the text alone, unless the cursor is in it. Brackets that lead nowhere stay as they are. */
function link(node: SyntaxNodeRef, { state, add, hide }: Wardrobe, inside: boolean): void {
  const [open, close] = node.node.getChildren("LinkMark");
  const leads = node.node.getChild("URL") ?? node.node.getChild("LinkLabel");
  if (!open || !close || !leads) return;
  add(open.to, close.from, node.name === "Image" ? marks.picture : marks.link);
  if (inside || open.to === close.from || state.doc.lineAt(node.from).to < node.to) {
    add(open.from, open.to, marks.faint);
    add(close.from, node.to, marks.faint);
  } else {
    hide(open.from, open.to);
    hide(close.from, node.to);
  }
}

/** Its mark hangs in the margin and its lines stand beside it, whatever the spaces before them. */
function item(
  node: SyntaxNodeRef,
  { state, add, hide, line }: Wardrobe,
  within: { from: number; to: number },
) {
  const mark = node.node.getChild("ListMark");
  if (!mark) return;
  let depth = 0;
  for (let up = node.node.parent; up; up = up.parent) if (up.name === "ListItem") depth += 1;
  const look = items[Math.min(depth, items.length - 1)];
  if (!look) return;
  for (let at = within.from; at <= within.to; ) {
    const here = state.doc.lineAt(at);
    const first = mark.from >= here.from && mark.from <= here.to;
    const space = /^[ \t]*/.exec(here.text)?.[0].length ?? 0;
    if (first) {
      line(here.from, look.first);
      if (/^[ \t]*$/.test(state.sliceDoc(here.from, mark.from))) hide(here.from, mark.from);
      const after = Math.min(mark.to + 1, here.to);
      add(mark.from, after, /[-*+]/.test(state.sliceDoc(mark.from, mark.to)) ? marks.bullet : marks.number);
    } else if (here.length > 0 && !startsNested(node, here)) {
      line(here.from, look.further);
      hide(here.from, Math.min(here.from + space, here.to));
    }
    at = here.to + 1;
  }
}

/** Whether the line belongs to a list within the item, which dresses it itself. */
function startsNested(node: SyntaxNodeRef, { from, to }: { from: number; to: number }): boolean {
  for (const kind of ["BulletList", "OrderedList", "FencedCode", "CodeBlock"]) {
    for (const list of node.node.getChildren(kind)) if (list.from <= to && list.to >= from) return true;
  }
  return false;
}
