import { readPictureAddress } from "#lib/pictures/address.ts";
import type { ShownPicture } from "#lib/pictures/shown.ts";
import { sharedDraft } from "./queries.ts";

type Shown = { src: string; picture?: ShownPicture | null };

/** The picture of a shared draft, at addresses that its link opens where pictures are for signed-in people only. */
export function throughLink<P extends Shown>(picture: P, token: string): P {
  const { src, picture: library } = picture;
  if (!readPictureAddress(src) || !library) return picture;
  const opened = (address: string) => `${address}?link=${encodeURIComponent(token)}`;
  const srcset = library.srcset.replace(/\/media\/[^\s,]+/g, opened);
  return { ...picture, src: opened(src), picture: { ...library, srcset } };
}

/** Whether the link that a picture's address names shows a version with just this picture, and is open. */
export async function opensPicture(address: string): Promise<boolean> {
  const { pathname, searchParams } = new URL(address, "http://site.invalid");
  const token = searchParams.get("link");
  const asked = token && readPictureAddress(pathname);
  if (!asked) return false;
  const draft = await sharedDraft(token);
  const shown = draft.kind === "open" && draft.content.hero;
  return shown ? readPictureAddress(shown.src)?.key === asked.key : false;
}
