import type { Element, Root } from "hast";
import { languageClass } from "./allowed.ts";
import { element, mapElements } from "./tree.ts";

/** A rehype plugin: a task's box becomes a sign with a word for those who listen; wide code scrolls by keyboard. */
export function blocks() {
  return (tree: Root) => {
    mapElements(tree, (node) => {
      if (node.tagName === "code") keepLanguage(node);
      if (node.tagName === "pre") node.properties.tabIndex = 0;
      if (node.tagName !== "input") return node;
      const done = Boolean(node.properties.checked);
      return [
        element("span", { className: ["mark"], ariaHidden: "true" }, done ? "☑" : "☐"),
        element("span", { className: ["sr-only"] }, done ? "Done:" : "To do:"),
      ];
    });
  };
}

function keepLanguage(code: Element) {
  const [language] = Array.isArray(code.properties.className) ? code.properties.className : [];
  if (!languageClass.test(String(language))) delete code.properties.className;
}
