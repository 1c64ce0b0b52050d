import type { Text } from "mdast";
import type { Handle } from "mdast-util-to-markdown";

/**
 * Text without the backslashes that only a careful machine would write: before the brackets of "[sic]", inside of
 * snake_case, in an address. What they would change if left out is nothing.
 */
export const wordText: Handle = (node: Text, _parent, state, info) =>
  state
    .safe(node.value, info)
    .replace(/\\\[(?!\^)([^[\]\n]{1,80})\](?![([:])/g, "[$1]")
    .replace(/(?<=[\p{L}\p{N}])\\_(?=[\p{L}\p{N}])/gu, "_")
    .replace(/\b(https?)\\:\/\//g, "$1://")
    .replace(/(?<=\w)\\@(?=\w)/g, "@")
    .replace(/\bwww\\\./g, "www.");
