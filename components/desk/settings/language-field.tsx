import { TextInput } from "#components/ui/controls.tsx";
import { Field } from "#components/ui/field.tsx";
import { directionOf, hasMessages, translated } from "#lib/language/tags.ts";

type Props = { language: string; errors: string[] | undefined; onLanguage: (language: string) => void };

/** The language of the stories, and with it that of the pages around them. */
export function LanguageField({ language, errors, onLanguage }: Props) {
  return (
    <Field
      id="site-language"
      label="Language of the stories"
      hint={`A tag such as en, en-GB or de. ${whatReadersSee(language)}`}
      errors={errors}
    >
      {(control) => (
        <>
          <TextInput
            {...control}
            list="site-languages"
            autoComplete="off"
            spellCheck={false}
            value={language}
            onChange={(event) => onLanguage(event.target.value)}
          />
          <datalist id="site-languages">
            {translated.map((tag) => (
              <option key={tag} value={tag} label={names.of(tag)} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}

const names = new Intl.DisplayNames("en", { type: "language" });

/** What comes of a language for readers, in words; of what is none, nothing. */
export function whatReadersSee(tag: string): string {
  try {
    const name = names.of(tag.trim()) ?? tag;
    const lines = directionOf(tag.trim()) === "rtl" ? " Lines run from right to left." : "";
    return hasMessages(tag.trim())
      ? `Pages are in ${name}, with its dates and numbers.${lines}`
      : `Pages are in English with dates of ${name}: nobody has translated them yet.${lines}`;
  } catch {
    return "";
  }
}
