/** A piece of XML that is escaped already. */
export type Xml = { xml: string };

type Attributes = Record<string, string | number | null | undefined>;
type Content = Xml | string | null | undefined | false;

/**
 * An element of XML 1.0. Text and values may be anything: they are escaped, and what XML cannot hold is left out, as are
 * attributes and children that are null, undefined or false.
 */
export function element(
  name: string,
  attributes: Attributes = {},
  ...children: (Content | Content[])[]
): Xml {
  const given = Object.entries(attributes).filter(([, value]) => value !== null && value !== undefined);
  const opening = [name, ...given.map(([key, value]) => `${key}="${escaped(String(value))}"`)].join(" ");
  const inside = children
    .flat()
    .map((child) => (typeof child === "string" ? escapedText(child) : child ? child.xml : ""))
    .join("");
  return { xml: inside === "" ? `<${opening}/>` : `<${opening}>${inside}</${name}>` };
}

/** A whole document around its root element. */
export function xmlDocument(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.xml}\n`;
}

/**
 * The text without what XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets): control characters, halves of surrogate pairs,
 * U+FFFE and U+FFFF. HTML is better off without them too.
 */
export function readable(text: string): string {
  return (
    text
      .replace(/\r\n?/g, "\n")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, "")
  );
}

/** The text as it stands between quotes, and in HTML. */
export function escaped(text: string): string {
  return escapedText(text).replaceAll('"', "&quot;").replaceAll("'", "&#39;");
}

/** As it stands in an element. No ">" is left, so there is no "]]>" either. */
function escapedText(text: string): string {
  return readable(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
