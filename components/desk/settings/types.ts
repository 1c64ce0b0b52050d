import type { LibraryPicture } from "#lib/pictures/queries.ts";
import type { Result } from "#lib/result.ts";
import type { ReviewSettings } from "#lib/review/rules.ts";
import type { Ruling } from "#lib/review/ruling.ts";
import type { SectionRow } from "#lib/sections/queries.ts";
import type { SettingsInput, SiteSettings } from "#lib/settings/schema.ts";

export type { LibraryPicture } from "#lib/pictures/queries.ts";

export type SettingsView = {
  settings: SiteSettings;
  logo: LibraryPicture | null;
  sections: SectionRow[];
  review: ReviewSettings;
  /** Names to choose from. */
  timeZones: string[];
};

type Wording = { name: string; description: string };

/** The server's side of the page of settings; those of sections give what is true afterwards. */
export type SettingsActions = {
  save: (input: SettingsInput) => Promise<Result<SiteSettings>>;
  add: (input: Wording) => Promise<Result<SectionRow[]>>;
  change: (input: { id: number } & Wording) => Promise<Result<SectionRow[]>>;
  order: (input: { ids: number[] }) => Promise<Result<SectionRow[]>>;
  remove: (input: { id: number }) => Promise<Result<SectionRow[]>>;
  /** Gives all that is set about review afterwards. */
  rule: (input: Ruling) => Promise<Result<ReviewSettings>>;
};
