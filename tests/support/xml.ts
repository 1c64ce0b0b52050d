import { SaxesParser } from "saxes";

/** An element as a strict parser reads it, with its name in the namespace that it is in. */
export type XmlElement = {
  uri: string;
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  /** The text directly in it. */
  text: string;
};

/** Reads XML 1.0 with namespaces. @throws on the first thing that is not well-formed. */
export function readXml(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const open: XmlElement[] = [];
  let root: XmlElement | null = null;
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ uri, local, attributes }) => {
    const given = Object.values(attributes).filter(({ uri }) => uri !== "http://www.w3.org/2000/xmlns/");
    const element: XmlElement = {
      uri,
      name: local,
      attributes: Object.fromEntries(given.map(({ name, value }) => [name, value])),
      children: [],
      text: "",
    };
    open.at(-1)?.children.push(element);
    open.push(element);
    root ??= element;
  });
  for (const kind of ["text", "cdata"] as const)
    parser.on(kind, (text) => {
      const here = open.at(-1);
      if (here) here.text += text;
    });
  parser.on("closetag", () => {
    open.pop();
  });
  parser.write(text).close();
  if (!root) throw new Error("There is no element in it.");
  return root;
}

/** The child elements of that name and namespace. */
export function childrenOf(element: XmlElement, name: string, uri = element.uri): XmlElement[] {
  return element.children.filter((child) => child.name === name && child.uri === uri);
}

/** The text of the one child of that name; undefined where there is none or more than one. */
export function textOf(element: XmlElement, name: string, uri = element.uri): string | undefined {
  const found = childrenOf(element, name, uri);
  return found.length === 1 ? found[0]?.text : undefined;
}
