import { z } from "zod";
import { singleLine } from "#lib/stories/text.ts";

export const audiences = ["everyone", "signed_in"] as const;
export type Audience = (typeof audiences)[number];

export type SocialLink = { name: string; url: string };

/** What holds for the whole site. */
export type SiteSettings = {
  name: string;
  /** An IANA name. */
  timeZone: string;
  /** A language tag (BCP 47): what stories are written in. */
  language: string;
  /** A picture of the library, smallest sizes first in `srcset`. */
  logo: {
    id: number;
    src: string;
    srcset: string;
    width: number;
    height: number;
    /** One can see through it. */
    clear: boolean;
  } | null;
  socialLinks: SocialLink[];
  /** Who may read. */
  readers: Audience;
};

export const longestName = 60;
export const mostLinks = 8;

/** What an admin can set, with messages in words for the form. */
export const settingsInput = z.strictObject({
  name: z
    .string()
    .transform(singleLine)
    .refine((text) => text !== "", "Enter the name that readers know the site by.")
    .refine((text) => text.length <= longestName, `Use at most ${longestName} characters.`),
  timeZone: z
    .string()
    .trim()
    .refine(isTimeZone, "Enter a time zone such as UTC, Europe/Berlin or America/New_York."),
  language: z
    .string()
    .trim()
    .refine(isLanguage, "Enter a language tag such as en, en-GB or de.")
    .transform((tag) => Intl.getCanonicalLocales(tag)[0] as string),
  logoId: z.int().positive().nullable(),
  socialLinks: z
    .array(
      z.strictObject({
        name: z
          .string()
          .transform(singleLine)
          .refine((text) => text !== "", "Enter the name that the link shows.")
          .refine((text) => text.length <= 40, "Use at most 40 characters."),
        url: z.string().trim().refine(isWebAddress, "Enter an address that begins with https://."),
      }),
    )
    .max(mostLinks, `There is room for ${mostLinks} links.`),
  readers: z.enum(audiences),
});

export type SettingsInput = z.input<typeof settingsInput>;

/** The links as they are stored; what cannot be read as links is none. */
export function storedLinks(value: unknown): SocialLink[] {
  return settingsInput.shape.socialLinks.catch([]).parse(value);
}

export function isTimeZone(name: string): boolean {
  try {
    return name !== "" && Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

function isLanguage(tag: string): boolean {
  try {
    return tag.length <= 35 && Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

function isWebAddress(text: string): boolean {
  const url = URL.parse(text);
  return url?.protocol === "https:" && url.hostname.includes(".") && !url.username && text.length <= 500;
}
