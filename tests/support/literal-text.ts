import { parseAst } from "vitest/node";

type Node = { type: string; start: number; [part: string]: unknown };

/** Attributes that people read or hear, on elements and on our own components. */
const said = new Set(["alt", "aria-description", "aria-label", "label", "placeholder", "summary", "title"]);

/** Properties of objects that people read: what pages say about themselves. */
const told = new Set(["description", "label", "title"]);

/** What a component or a page says in so many words, rather than by a message: each with its line. */
export function literalText(source: string): string[] {
  const found: string[] = [];
  const at = ({ start }: Node) => source.slice(0, start).split("\n").length;

  function visit(node: Node): void {
    if (node.type === "JSXText") note(node, String(node.value));
    if (node.type === "JSXElement" || node.type === "JSXFragment")
      for (const child of node.children as Node[]) if (child.type === "JSXExpressionContainer") text(child);
    if (node.type === "JSXAttribute" && said.has(String((node.name as Node).name)) && node.value)
      text(node.value as Node);
    if (node.type === "Property" && told.has(String((node.key as Node).name))) text(node.value as Node);
    for (const part of Object.values(node))
      for (const child of [part].flat()) if (isNode(child)) visit(child);
  }

  /** What stands where text is shown; what a call makes of its arguments is not. */
  function text(node: Node): void {
    if (node.type === "Literal" && typeof node.value === "string") note(node, node.value);
    if (node.type === "TemplateLiteral")
      for (const quasi of node.quasis as Node[]) note(node, String((quasi.value as { raw: string }).raw));
    for (const part of ["expression", "consequent", "alternate", "left", "right"])
      if (isNode(node[part]) && /^(JSXExpressionContainer|Paren|Cond|Logical)/.test(node.type))
        if (part !== "left" || node.operator !== "&&") text(node[part]);
  }

  function note(node: Node, value: string): void {
    if (/\p{L}/u.test(value)) found.push(`line ${at(node)}: ${value.trim()}`);
  }

  visit(parseAst(source, { lang: "tsx" }) as unknown as Node);
  return [...new Set(found)];
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value;
}
