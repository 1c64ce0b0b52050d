import { database } from "#lib/database/client.ts";
import { note } from "#lib/page-cache/recorder.ts";
import { pictureSrc } from "#lib/pictures/address.ts";
import { pictureAt } from "#lib/pictures/queries.ts";
import type { ShownPicture } from "#lib/pictures/shown.ts";

/** Somebody who writes here, as readers are told. */
export type Author = {
  id: string;
  name: string;
  slug: string;
  about: string;
  picture: { src: string; alt: string; credit: string; picture: ShownPicture | null } | null;
};

/** Whose page is at this address; null when nobody's. Noted for the page cache. */
export async function authorBySlug(slug: string): Promise<Author | null> {
  note(`byline:${slug}`);
  const found = await database().user.findUnique({
    where: { slug },
    select: { id: true, name: true, slug: true, about: true, picture: true },
  });
  if (!found?.slug) return null;
  note(`author:${found.id}`);
  return { ...found, slug: found.slug, picture: found.picture && (await shown(found.picture)) };
}

async function shown(picture: { hash: string; width: number; height: number; alt: string; credit: string }) {
  const src = pictureSrc(picture);
  return { src, alt: picture.alt, credit: picture.credit, picture: await pictureAt(src) };
}
