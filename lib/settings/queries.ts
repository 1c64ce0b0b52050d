import { database, type Transaction } from "#lib/database/client.ts";
import { env } from "#lib/env.ts";
import { type Wording, wordingOf } from "#lib/language/wording.ts";
import { note } from "#lib/page-cache/recorder.ts";
import { addressAtLeast, srcsetOf } from "#lib/pictures/address.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { keptSettings, look, settingsTag } from "./kept.ts";
import { type Audience, type SiteSettings, storedLinks } from "./schema.ts";

/** What holds for the whole site. Noted for the page cache; costs nothing in a process that hears of changes. */
export async function siteSettings(): Promise<SiteSettings> {
  note(settingsTag);
  return keptSettings(readSettings) ?? look(readSettings);
}

/** How readers are spoken to: messages, dates and numbers in the site's language. */
export async function siteWording(): Promise<Wording> {
  return wordingOf(await siteSettings());
}

/** The zone in which dates are shown and "do this week" ends: an IANA name. */
export async function siteTimeZone(): Promise<string> {
  return (await siteSettings()).timeZone;
}

/** As `siteTimeZone`, within a transaction, which must not wait for another connection. */
export async function siteTimeZoneIn(tx: Transaction): Promise<string> {
  const kept = keptSettings(readSettings);
  if (kept) return kept.timeZone;
  return settingsOf(await tx.settings.findUnique({ where: { id: 1 }, include: withLogo })).timeZone;
}

/** As `siteSettings`; where nothing is known and the database is out of reach, what the environment says. */
export async function siteSettingsOrFirst(): Promise<SiteSettings> {
  return siteSettings().catch(() => settingsOf(null));
}

/** Who may read, if this process knows it without looking. */
export function readersNow(): Audience | null {
  return keptSettings(readSettings)?.readers ?? null;
}

export const withLogo = { logo: true } as const satisfies Prisma.SettingsInclude;

type Row = Prisma.SettingsGetPayload<{ include: typeof withLogo }>;

/** The row as settings: what nobody has set is what the environment says. */
export function settingsOf(row: Row | null): SiteSettings {
  const { SITE_NAME, SITE_TIME_ZONE } = env();
  return {
    name: row?.name ?? SITE_NAME,
    timeZone: row?.timeZone ?? SITE_TIME_ZONE,
    language: row?.language ?? "en",
    logo: row?.logo ? logoOf(row.logo) : null,
    socialLinks: storedLinks(row?.socialLinks ?? []),
    readers: row?.readers ?? "everyone",
  };
}

async function readSettings(): Promise<SiteSettings> {
  return settingsOf(await database().settings.findUnique({ where: { id: 1 }, include: withLogo }));
}

function logoOf(picture: NonNullable<Row["logo"]>) {
  const { id, width, height, placeholder } = picture;
  return {
    id,
    src: addressAtLeast(480, picture),
    srcset: srcsetOf(picture),
    width,
    height,
    clear: placeholder === "",
  };
}
