const maxLength = 80;

/**
 * Turns any text into the last part of an address: lower-case letters, digits and single hyphens.
 * Latin letters lose their accents, other scripts keep their letters, "C++" and "C#" stay apart.
 * Text without a letter or digit is spelled by its code points, so the result is empty only for empty text.
 */
export function slugify(text: string): string {
  const words = text
    .normalize("NFKD")
    .replace(/(\p{Script=Latin})\p{Mn}+/gu, "$1")
    .normalize("NFC")
    .toLowerCase()
    .replace(/(?<=[a-z])\++/g, (signs) => "-plus".repeat(signs.length))
    .replace(/(?<=[a-z])#/g, "-sharp")
    .replace(/['’]/g, "")
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .normalize("NFC");
  return shorten(words) || spell(text.trim());
}

/** Whether a text is a slug already: `slugify` would leave it as it is. */
export function isSlug(text: string): boolean {
  return text !== "" && slugify(text) === text;
}

/** The n-th try for a slug that is taken: "name-2", "name-3"… */
export function numbered(slug: string, n: number): string {
  return n < 2 ? slug : `${slug.slice(0, maxLength - 8).replace(/-+$/, "")}-${n}`;
}

function shorten(words: string): string {
  if (words.length <= maxLength) return words;
  const cut = words.slice(0, maxLength + 1);
  const end = cut.lastIndexOf("-");
  return [...(end > maxLength / 2 ? cut.slice(0, end) : cut.slice(0, maxLength))]
    .join("")
    .replace(/[\uD800-\uDBFF]$/, "")
    .replace(/-+$/, "");
}

function spell(text: string): string {
  return [...text]
    .slice(0, 8)
    .map((sign) => `u${sign.codePointAt(0)?.toString(16)}`)
    .join("-");
}

/** Whether a slug is one that would be made from this headline, with or without a number. */
export function followsHeadline(slug: string, headline: string): boolean {
  const wanted = slugify(headline);
  const last = /-(\d{1,3})$/.exec(slug)?.[1];
  return slug === wanted || (last !== undefined && slug === numbered(wanted, Number(last)));
}
