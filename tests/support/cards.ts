import { frameOf, hashOf, namingOf } from "#lib/cards/face.ts";
import { faceOf, storiesToDraw } from "#lib/cards/queries.ts";
import { database } from "#lib/database/client.ts";
import { siteSettings } from "#lib/settings/queries.ts";

/** Notes every picture as drawn: sites that are copied from here have none of the files, and no need to draw them. */
export async function noteAsDrawn(): Promise<void> {
  const site = namingOf(await siteSettings());
  for (const storyId of await storiesToDraw(site, 10_000)) {
    const shown = await faceOf(database(), storyId, site);
    if (!shown) continue;
    const { face, number } = shown;
    await database().drawnPicture.create({
      data: { storyId, number, hash: hashOf(face), frame: frameOf(face) },
    });
  }
}
