import type { Options as Schema } from "rehype-sanitize";

/** A property is allowed with any value (null) or with values that match. Names are hast's: className, ariaLabel. */
export type AllowedElements = Record<string, Record<string, RegExp | null>>;

const id = /^(?:[a-z]+-)?(?:h-[\p{L}\p{N}\p{M}-]+|fn-\d+|fnref-\d+(?:-\d+)?|footnotes)$/u;
const heading = { id, className: /^sr-only$/ };
export const languageClass = /^language-[\w+#.-]+$/;
const direction = /^(?:auto|rtl)$/;
const alignment = /^(?:left|right|center)$/;

/** Everything that rendered Markdown may hold. Anything else never reaches a page. */
export const allowed: { elements: AllowedElements; schemes: string[] } = {
  elements: {
    a: {
      href: null,
      id,
      rel: /^noopener$/,
      className: /^(?:anchor|footnote|footnote-back|picture)$/,
      ariaLabel: null,
      ariaDescribedBy: id,
    },
    blockquote: { dir: direction },
    br: {},
    code: { className: languageClass },
    del: {},
    div: {
      className: /^(?:heading|table)$/,
      role: /^group$/,
      tabIndex: /^0$/,
      ariaLabel: null,
    },
    em: {},
    h2: heading,
    h3: heading,
    h4: heading,
    h5: heading,
    h6: heading,
    hr: {},
    li: { id, className: /^task-list-item$/ },
    ol: { start: /^\d+$/, dir: direction },
    p: {},
    pre: { tabIndex: /^0$/ },
    section: { className: /^footnotes$/ },
    span: { id, className: /^(?:mark|sr-only)$/, ariaHidden: /^true$/ },
    strong: {},
    sup: {},
    table: { dir: direction },
    tbody: {},
    td: { align: alignment },
    th: { align: alignment, scope: /^(?:col|row)$/ },
    thead: {},
    tr: {},
    ul: { className: /^contains-task-list$/, dir: direction },
  },
  schemes: ["http", "https", "mailto"],
};

/** The same as a schema for rehype-sanitize. Ids are ours and checked above, so they need no second prefix. */
export const schema: Schema = {
  tagNames: Object.keys(allowed.elements),
  attributes: Object.fromEntries(
    Object.entries(allowed.elements).map(([tag, properties]) => [
      tag,
      Object.entries(properties).map(([name, pattern]) => (pattern ? [name, pattern] : name)),
    ]),
  ) as Schema["attributes"],
  protocols: { href: allowed.schemes },
  clobber: [],
  clobberPrefix: "",
  strip: ["script"],
  allowComments: false,
  allowDoctypes: false,
};
