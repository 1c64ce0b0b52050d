import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, Scalar } from "yaml";
import type { Mistake } from "./mistakes.ts";

/** What may stand at a place: text, a list of one shape, or a mapping with exactly these keys. */
export type Shape = "text" | readonly [Shape] | { readonly [key: string]: Shape };

export type FrontMatter = {
  /** The values in their shape: an absent text is "", an absent list []; an absent mapping is null. */
  value: Record<string, unknown>;
  /** The line on which a path such as "sources.0.url", or its nearest parent, stands. */
  lineOf: (path: string) => number;
  problems: Mistake[];
};

/**
 * Reads YAML 1.2 of a known shape; every scalar is the text that was typed, so that `no`, `1.10` and `2026-06-04`
 * stay what they are. `firstLine` is the number of the source's first line in its file.
 */
export function readFrontMatter(
  source: string,
  shape: Record<string, Shape>,
  firstLine: number,
): FrontMatter {
  const counter = new LineCounter();
  const document = parseDocument(source, {
    version: "1.2",
    schema: "core",
    lineCounter: counter,
    prettyErrors: false,
    logLevel: "silent",
  });
  const lineAt = (offset: number) => firstLine + Math.max(0, counter.linePos(offset).line - 1);
  const lines = new Map<string, number>([["", firstLine]]);
  const problems: Mistake[] = [];
  const lineOf = (path: string): number => lines.get(path) ?? lineOf(path.replace(/\.?[^.]*$/, ""));

  const [error] = [...document.errors, ...document.warnings];
  if (error) {
    const line = lineAt(error.pos[0]);
    return {
      value: {},
      lineOf,
      problems: [{ line, path: "", message: inPlainWords(error.code, error.message, source, error.pos[0]) }],
    };
  }

  function say(node: Node | null, path: string, message: string) {
    problems.push({ line: node?.range ? lineAt(node.range[0]) : lineOf(path), path, message });
  }

  function read(node: Node | null, wanted: Shape, path: string): unknown {
    if (isAlias(node)) {
      say(node, path, `Text that starts with “*” needs quotes around all of it.`);
      return empty(wanted);
    }
    const lost = isScalar(node) ? lostText(node) : null;
    if (lost !== null)
      say(node, path, `What follows “#” would be lost; put quotes around the text (“${lost}”).`);
    if (node === null || (isScalar(node) && node.value === null)) return empty(wanted);
    if (wanted === "text") return readText(node, path);
    return isList(wanted) ? readList(node, wanted[0], path) : readMapping(node, wanted, path);
  }

  function readText(node: Node, path: string): string {
    if (isScalar(node))
      return typeof node.value === "string" ? node.value : (node.source ?? String(node.value));
    say(
      node,
      path,
      "must be text, not a list or a group of keys; text with “: ” or “- ” in it needs quotes.",
    );
    return "";
  }

  function readList(node: Node, wanted: Shape, path: string): unknown[] {
    if (!isSeq(node)) {
      say(node, path, "must be a list, each item on a line of its own that starts with “- ”.");
      return [];
    }
    return node.items.map((item, index) => {
      const place = `${path}.${index}`;
      const range = (item as Node | null)?.range;
      lines.set(place, range ? lineAt(range[0]) : lineOf(path));
      return read(item as Node | null, wanted, place) ?? empty(wanted, true);
    });
  }

  function readMapping(node: Node, wanted: Record<string, Shape>, path: string): Record<string, unknown> {
    const value = empty(wanted, true) as Record<string, unknown>;
    if (!isMap(node)) {
      say(node, path, `must have the keys ${Object.keys(wanted).join(", ")}, each on a line of its own.`);
      return value;
    }
    for (const pair of node.items) {
      const key = isScalar(pair.key) ? String(pair.key.value) : "";
      const place = path ? `${path}.${key}` : key;
      const keyShape = Object.hasOwn(wanted, key) ? wanted[key] : undefined;
      if (keyShape === undefined) {
        say(pair.key as Node | null, path, unknownKey(key, wanted));
        continue;
      }
      const range = (pair.key as Node).range;
      if (range) lines.set(place, lineAt(range[0]));
      value[key] = read(pair.value as Node | null, keyShape, place);
    }
    return value;
  }

  const value = document.contents === null ? empty(shape, true) : readMapping(document.contents, shape, "");
  return { value: value as Record<string, unknown>, lineOf, problems };
}

function isList(shape: Shape): shape is readonly [Shape] {
  return Array.isArray(shape);
}

function empty(shape: Shape, within = false): unknown {
  if (shape === "text") return "";
  if (isList(shape)) return [];
  if (!within) return null;
  return Object.fromEntries(Object.entries(shape).map(([key, part]) => [key, empty(part)]));
}

/** YAML takes " #" for the start of a comment; in "Ranked #1" or "- #LLM" it is text that somebody meant. */
function lostText(node: Scalar): string | null {
  const quoted = node.type !== undefined && node.type !== Scalar.PLAIN;
  const comment = node.comment?.split("\n")[0];
  return quoted || !comment || /^[\s#!-]/.test(comment) ? null : `#${comment}`;
}

function unknownKey(key: string, wanted: Record<string, Shape>): string {
  const bare = (text: string) => text.toLowerCase().replace(/[^a-z]/g, "");
  const near = Object.keys(wanted).find((name) => bare(name) === bare(key));
  if (near) return `The key “${key}” is written “${near}”.`;
  if (key === "body") return "The body has no key: it stands below the second “---”.";
  return `There is no key “${key}” here; known are ${Object.keys(wanted).join(", ")}.`;
}

function inPlainWords(code: string, message: string, source: string, offset: number): string {
  const line = source.slice(source.lastIndexOf("\n", offset - 1) + 1, offset + 1);
  const sign = line.match(/^\s*(?:- +)*(?:\w+: +)?([*&"'[{!@`%|>])/)?.[1];
  const opened = message.match(/Missing closing .quote|end with a ([\]}])/);
  if (opened) return `A ${opened[1] ?? "quote"} is missing at the end of what is opened here.`;
  if (sign && code !== "DUPLICATE_KEY" && code !== "BAD_DQ_ESCAPE")
    return `Text that starts with “${sign}” needs quotes around all of it.`;
  switch (code) {
    case "DUPLICATE_KEY":
      return `“${source
        .slice(offset)
        .match(/^[^:\n]*/)?.[0]
        .trim()}” is there twice.`;
    case "BAD_DQ_ESCAPE":
      return "Between double quotes, “\\” is written twice.";
    case "TAB_AS_INDENT":
      return "Indent with spaces, not with tabs.";
    case "BLOCK_AS_IMPLICIT_KEY":
      return "Text with “: ” in it needs quotes around it; or the next line is indented too far.";
    case "BAD_INDENT":
      return "This line’s indent does not fit the lines above it.";
    case "MISSING_CHAR":
      return "This line is neither a key with its “: ” nor indented under one.";
    case "MULTIPLE_DOCS":
      return "A line “...” ends the front matter; remove it.";
    default:
      return `This is not valid YAML: ${message.split("\n")[0]}.`;
  }
}
