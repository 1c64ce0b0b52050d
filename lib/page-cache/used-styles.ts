/**
 * A stylesheet without the parts that a page has no use for: a whole layer of components goes when each of its rules asks for a
 * class and the page has none of them. Whatever else there is stays as it is.
 */
export function usedStyles(css: string, present: ReadonlySet<string>): string {
  const isUsed = ({ prelude, body }: Rule) =>
    prelude !== "@layer components" ||
    !everyRuleHasClass(body) ||
    [...body.matchAll(className)].some(([, name = ""]) => present.has(name));
  return rulesOf(css)
    .filter((rule) => isUsed(rule))
    .map(({ text }) => text)
    .join("");
}

const className = /\.([A-Za-z_][\w-]*)/g;

type Rule = { prelude: string; body: string; text: string };

/** Rules side by side; what has no braces, such as an import, stays before the next one. */
function rulesOf(css: string): Rule[] {
  const rules: Rule[] = [];
  let start = 0;
  let open = -1;
  let depth = 0;
  let quote = "";
  for (let at = 0; at < css.length; at++) {
    const sign = css[at] as string;
    if (quote) {
      if (sign === "\\") at++;
      else if (sign === quote) quote = "";
    } else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === "{" && depth++ === 0) open = at;
    else if (sign === "}" && --depth === 0) {
      const prelude = css.slice(start, open).trim();
      rules.push({ prelude, body: css.slice(open + 1, at), text: css.slice(start, at + 1) });
      start = at + 1;
    }
  }
  return start < css.length ? [...rules, { prelude: "", body: "", text: css.slice(start) }] : rules;
}

function everyRuleHasClass(body: string): boolean {
  return rulesOf(body).every(({ prelude, body: inside }) => {
    if (/^@(?:media|container|supports)\b/.test(prelude)) return everyRuleHasClass(inside);
    return prelude !== "" && !prelude.startsWith("@") && needsClass(prelude);
  });
}

/** Whether each selector of a list asks for a class; what stands in brackets does if every alternative there does. */
function needsClass(selectors: string): boolean {
  let plain = selectors.replace(/"[^"]*"|'[^']*'/g, "");
  for (let before = ""; before !== plain; ) {
    before = plain;
    plain = plain.replace(/(:[\w-]+)?\(([^()]*)\)/g, (_, name: string | undefined, inside: string) =>
      (name === ":is" || name === ":where") && needsClass(inside) ? ".x" : "",
    );
  }
  return plain.split(",").every((selector) => /\.[A-Za-z_]/.test(selector));
}
