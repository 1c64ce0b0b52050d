import { englishWording, wordingOf } from "#lib/language/wording.ts";
import { siteSettingsOrFirst } from "#lib/settings/queries.ts";
import { isOfDesk, returnPath } from "./return-path.ts";

/** Where somebody goes on to from the sign-in page, and how to speak to them: the desk is English, the site is not. */
export async function metHere(next: unknown) {
  const path = returnPath(typeof next === "string" ? next : "");
  const toRead = !isOfDesk(path);
  const settings = await siteSettingsOrFirst();
  return { path, toRead, name: settings.name, wording: toRead ? wordingOf(settings) : englishWording };
}
