/** Languages that a story can be chosen to be in, by tag (BCP 47), with their English names, in the order of these. */
export const offered: Record<string, string> = {
  ar: "Arabic",
  hy: "Armenian",
  bg: "Bulgarian",
  ca: "Catalan",
  "zh-Hans": "Chinese (simplified)",
  "zh-Hant": "Chinese (traditional)",
  hr: "Croatian",
  cs: "Czech",
  da: "Danish",
  nl: "Dutch",
  en: "English",
  et: "Estonian",
  fi: "Finnish",
  fr: "French",
  de: "German",
  el: "Greek",
  he: "Hebrew",
  hi: "Hindi",
  hu: "Hungarian",
  id: "Indonesian",
  ga: "Irish",
  it: "Italian",
  ja: "Japanese",
  ko: "Korean",
  lv: "Latvian",
  lt: "Lithuanian",
  ne: "Nepali",
  nb: "Norwegian (Bokmål)",
  nn: "Norwegian (Nynorsk)",
  fa: "Persian",
  pl: "Polish",
  pt: "Portuguese",
  ro: "Romanian",
  ru: "Russian",
  sr: "Serbian",
  sk: "Slovak",
  sl: "Slovenian",
  es: "Spanish",
  sv: "Swedish",
  ta: "Tamil",
  th: "Thai",
  tr: "Turkish",
  uk: "Ukrainian",
  ur: "Urdu",
  vi: "Vietnamese",
};

const others = new Intl.DisplayNames("en", { type: "language" });

/** The English name of a language, as the desk says it; what is no tag stays as it is. */
export function languageName(tag: string): string {
  try {
    return offered[tag] ?? others.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
