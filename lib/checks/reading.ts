import { GFM, parser } from "@lezer/markdown";

/** A link or a picture in a Markdown text. */
export type Pointer = { kind: "link" | "image"; address: string; text: string; at: number };
export type Heading = { level: number; text: string; at: number };

/** What the checks need to know of a Markdown text. All places are places in the source. */
export type Reading = {
  /** The source with signs as blanks, addresses and code as dots: as long as the source, so places agree. */
  words: string;
  headings: Heading[];
  pointers: Pointer[];
};

// The parser that the writing editor has loaded anyway, seven times as fast as the one that makes pages.
const markdown = parser.configure(GFM);

/** What is no reading text: something stands between the words beside it. */
const unread =
  /^(URL|LinkTitle|LinkLabel|LinkReference|FencedCode|CodeBlock|InlineCode|HTMLBlock|HTMLTag|Comment|CommentBlock|TableDelimiter|HorizontalRule|TaskMarker)$/;

const atHand = 6;
const known = new Map<string, Reading>();

/** Reads a Markdown text (CommonMark and GitHub's extensions). The last few answers are kept: several checks ask. */
export function readMarkdown(source: string): Reading {
  const reading = known.get(source) ?? read(source);
  known.delete(source);
  known.set(source, reading);
  for (const oldest of known.keys()) if (known.size > atHand) known.delete(oldest);
  return reading;
}

function read(source: string): Reading {
  const letters = source.split("");
  const headings: Heading[] = [];
  const pointers: Pointer[] = [];
  const blank = (from: number, to: number, sign: string) => {
    for (let at = from; at < to; at++) if (letters[at] !== "\n") letters[at] = sign;
  };
  markdown.parse(source).iterate({
    enter(node) {
      const { name, from, to } = node;
      if (name === "Paragraph") {
        for (let at = from; at < to; at++) if (letters[at] === "\n") letters[at] = " ";
      }
      const level = /^(?:ATX|Setext)Heading(\d)$/.exec(name)?.[1];
      if (level) headings.push({ level: Number(level), text: headingText(source.slice(from, to)), at: from });
      if (name === "Link" || name === "Image") {
        const url = node.node.getChild("URL");
        const text = /^!?\[((?:[^\]\\]|\\.)*)\]/.exec(source.slice(from, to))?.[1] ?? "";
        const inline = source.slice(from, to).endsWith(")");
        if (url || inline)
          pointers.push({
            kind: name === "Link" ? "link" : "image",
            address: url ? source.slice(url.from, url.to).replace(/^<|>$/g, "") : "",
            text,
            at: from,
          });
      }
      if (
        name === "LinkReference" ||
        name === "Autolink" ||
        (name === "URL" && isBare(node.node.parent?.name))
      ) {
        const url = name === "URL" ? node.node : node.node.getChild("URL");
        if (url)
          pointers.push({ kind: "link", address: source.slice(url.from, url.to), text: "", at: url.from });
      }
      if (unread.test(name)) blank(from, to, "·");
      else if (name.endsWith("Mark")) blank(from, to, " ");
    },
  });
  return { words: letters.join(""), headings, pointers };
}

/** An address that stands in the text by itself. */
function isBare(parent: string | undefined): boolean {
  return parent !== "Link" && parent !== "Image" && parent !== "LinkReference" && parent !== "Autolink";
}

function headingText(source: string): string {
  return (source.split("\n")[0] ?? "").replace(/^#+\s*|\s*#*\s*$/g, "");
}
