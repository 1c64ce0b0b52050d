export type Yaml = string | Yaml[] | { [key: string]: Yaml };

/**
 * Writes texts, lists and mappings as YAML 1.2 block style that people can read and edit: long lines folded (`>-`),
 * several lines as they are (`|-`), quotes only where they are needed. Keys must be plain words.
 * A general writer folds quoted text in the middle of a character or loses spaces; this one never folds quoted text.
 */
export function writeYaml(mapping: { [key: string]: Yaml }): string {
  return blockLines(mapping)
    .map((line) => `${line}\n`)
    .join("");
}

const width = 96;

function blockLines(value: Exclude<Yaml, string>): string[] {
  if (!Array.isArray(value)) return Object.entries(value).flatMap(([key, part]) => attached(`${key}:`, part));
  return value.flatMap((item) => {
    if (typeof item === "string" || Array.isArray(item)) return attached("-", item);
    return blockLines(item).map((line, index) => (index === 0 ? `- ${line}` : indented(line)));
  });
}

function attached(head: string, value: Yaml): string[] {
  if (typeof value !== "string") return [head, ...blockLines(value).map(indented)];
  const [first, ...rest] = textLines(value);
  return [`${head} ${first}`, ...rest.map(indented)];
}

function indented(line: string): string {
  return line === "" ? "" : `  ${line}`;
}

function textLines(text: string): string[] {
  const printable = !unprintable.test(text);
  if (printable && text.includes("\n") && /^\S/.test(text) && /\S$/.test(text))
    return ["|-", ...text.split("\n")];
  if (text.length > width && text.includes(" ") && printable && !/^ |[\t\n]| {2}| $/.test(text))
    return [">-", ...wrapped(text)];
  return [printable && isPlain(text) ? text : quoted(text)];
}

/** What YAML does not allow unescaped, what some readers take for a line end, and what would vanish from sight. */
const unprintable = /[[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\ufeff\ufffe\uffff]--[\t\n]]/v;

/** Stricter than YAML, so that readers of YAML 1.1 see the same. */
function isPlain(text: string): boolean {
  return (
    /^[^\s?:,[\]{}#&*!|>'"%@`~=.+<-]/.test(text) &&
    !/[\n\t]|:( |$)| #|\s$/.test(text) &&
    Number.isNaN(Number(text)) &&
    !/^(null|true|false|yes|no|on|off|y|n)$/i.test(text)
  );
}

function quoted(text: string): string {
  return JSON.stringify(text).replace(
    new RegExp(unprintable, "gv"),
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function wrapped(text: string): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
