import { IntlMessageFormat } from "intl-messageformat";
import { de } from "#lib/language/messages/de.ts";
import { en } from "#lib/language/messages/en.ts";

/** Finds what stands in an English message and in no German one. */
export function englishText(): RegExp {
  const stretches = Object.values(en).flatMap((message) =>
    textsOf(new IntlMessageFormat(message, "en").getAst()),
  );
  const words = stretches.map((text) => text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ""));
  const german = Object.values(de).join("\n");
  const telling = [...new Set(words)].filter((text) => text.length > 2 && !standsIn(text).test(german));
  return new RegExp(telling.map((text) => standsIn(text).source).join("|"), "u");
}

function standsIn(text: string): RegExp {
  return new RegExp(`(?<![\\p{L}-])${RegExp.escape(text)}(?![\\p{L}-])`, "u");
}

type Element = { type: number; value?: string; options?: object; children?: Element[] };

function textsOf(elements: unknown[]): string[] {
  return (elements as Element[]).flatMap(({ type, value, options = {}, children = [] }) => [
    ...(type === 0 && value ? [value] : []),
    ...Object.values(options).flatMap((option) => textsOf(option.value)),
    ...textsOf(children),
  ]);
}
