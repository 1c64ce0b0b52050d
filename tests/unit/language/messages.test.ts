import { globSync, readFileSync } from "node:fs";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import { en } from "#lib/language/messages/en.ts";
import { translations } from "#lib/language/wording.ts";
import { literalText } from "../../support/literal-text.ts";

const keys = Object.keys(en);
const others = Object.entries(translations).filter(([language]) => language !== "en");

describe("the messages of every language", () => {
  it("are the same ones", () => {
    for (const [language, messages] of others) expect(Object.keys(messages), language).toEqual(keys);
  });

  it("ask for the same things", () => {
    for (const [language, messages] of others)
      for (const [key, message] of Object.entries(messages))
        expect(asksFor(message, language), `${language} ${key}`).toEqual(
          asksFor(en[key as keyof typeof en], "en"),
        );
  });

  it("have a form for each number that the language tells apart", () => {
    for (const [language, messages] of Object.entries(translations)) {
      const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
      for (const [key, message] of Object.entries(messages))
        for (const { type, options } of elementsOf(message, language))
          if (type === plural)
            expect(Object.keys(options ?? {}), `${language} ${key}`).toEqual(
              expect.arrayContaining([...pluralCategories]),
            );
    }
  });

  it("hold no HTML, no straight quotes and no dots for an ellipsis", () => {
    for (const messages of Object.values(translations))
      for (const message of Object.values(messages))
        expect(message).not.toMatch(/["']|\.\.\.|<\/?\w+[^\w>]|&\w+;/);
    for (const message of Object.values(translations.de)) expect(message).not.toMatch(/”|“[^ .,:;!?)-]*\w“/);
  });

  it("are all used", () => {
    const sources = globSync("{app,components,lib}/**/*.{ts,tsx}", { exclude: ["lib/language/messages/**"] })
      .map((path) => readFileSync(path, "utf8"))
      .join("\n");
    expect(keys.filter((key) => !sources.includes(`"${key}"`))).toEqual([]);
  });
});

describe("what readers see", () => {
  /** Next shows this one to developers; readers get missing/page.tsx. */
  const notForReaders = ["app/(site)/not-found.tsx"];

  it("is said by messages and never in so many words", () => {
    const files = globSync("{app/(site),components/site,components/story}/**/*.{ts,tsx}");
    expect(files.length).toBeGreaterThan(40);
    const said = files.flatMap((path) =>
      literalText(readFileSync(path, "utf8")).map((text) => `${path} ${text}`),
    );
    expect(said.filter((text) => !notForReaders.some((path) => text.startsWith(path)))).toEqual([]);
  });

  it("would be found if it were", () => {
    const source = `
      export const metadata = { title: "One", robots: { index: false } };
      export const A = ({ x }) => (
        <p aria-label={x ? "Two" : undefined} className="no" title="Three">
          Four {x && \`Five \${x}\`} {x ? <b>Six</b> : "Seven"} {say("no")} # {", "}
        </p>
      );`;
    expect(literalText(source).map((line) => line.replace(/^line \d+: /, ""))).toEqual(
      expect.arrayContaining(["One", "Two", "Three", "Four", "Five", "Six", "Seven"]),
    );
    expect(literalText(source)).toHaveLength(7);
  });
});

type Element = {
  type: number;
  value?: string;
  options?: Record<string, { value: Element[] }>;
  children?: Element[];
};

const [literal, number, plural, pound, tag] = [0, 2, 6, 7, 8];

/** What a message has to be given: names, each with what it is. */
function asksFor(message: string, language: string): string[] {
  const asked = elementsOf(message, language).map(({ type, value }) => {
    if (type === literal || type === pound) return "";
    return `${value}: ${type === tag ? "tag" : type === plural || type === number ? "number" : "text"}`;
  });
  return [...new Set(asked.filter(Boolean))].sort();
}

function elementsOf(message: string, language: string): Element[] {
  const within = (elements: Element[]): Element[] =>
    elements.flatMap((element) => [
      element,
      ...within(element.children ?? []),
      ...Object.values(element.options ?? {}).flatMap(({ value }) => within(value)),
    ]);
  return within(new IntlMessageFormat(message, language).getAst() as Element[]);
}
