/** The languages that have messages, by the first part of their tags (BCP 47): see messages/. */
export const translated = ["en", "de"] as const;

/** Whether there are messages in the language of a tag. */
export function hasMessages(tag: string): boolean {
  return translated.some((each) => each === primaryOf(tag));
}

/** The first part of a tag: "de" of "de-AT". */
export function primaryOf(tag: string): string {
  return new Intl.Locale(tag).language;
}

/** A tag in its one right spelling ("DE-at" is "de-AT"), or null for what is none (RFC 5646, as ECMA-402 has it). */
export function canonicalTag(text: string): string | null {
  try {
    return Intl.getCanonicalLocales(text)[0] ?? null;
  } catch {
    return null;
  }
}

/** How lines run in a language, by the script that it is most likely written in. */
export function directionOf(tag: string): "ltr" | "rtl" {
  return rightToLeft.has(new Intl.Locale(tag).maximize().script ?? "") ? "rtl" : "ltr";
}

/** Scripts of living languages that run from right to left (ISO 15924). */
const rightToLeft = new Set(["Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"]);
