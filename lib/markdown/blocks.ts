import type { Element, Root } from "hast";
import { languageClass } from "./allowed.ts";
import type { RenderOptions } from "./render.ts";
import { element, mapElements } from "./tree.ts";
import { englishWords } from "./words.ts";

/** A rehype plugin: a task's box becomes a sign with a word for those who listen; wide code scrolls by keyboard. */
export function blocks() {
  return (tree: Root, file: { data: object }) => {
    const { words = englishWords } = file.data as RenderOptions;
    mapElements(tree, (node) => {
      if (node.tagName === "code") keepLanguage(node);
      if (node.tagName === "pre") node.properties.tabIndex = 0;
      if (node.tagName !== "input") return node;
      const done = Boolean(node.properties.checked);
      return [
        element("span", { className: ["mark"], ariaHidden: "true" }, done ? "☑" : "☐"),
        element("span", { className: ["sr-only"] }, done ? words.done : words.toDo),
      ];
    });
  };
}

function keepLanguage(code: Element) {
  const [language] = Array.isArray(code.properties.className) ? code.properties.className : [];
  if (!languageClass.test(String(language))) delete code.properties.className;
}
