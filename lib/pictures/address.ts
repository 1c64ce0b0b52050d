/** The address of one size of a picture, taken apart. */
export type PictureAddress = { key: string; width: number; height: number };

/** What an address is made from: the size is that of the largest stored file, `widths` are all of them, ascending. */
export type Sizes = { hash: string; width: number; height: number; widths: number[] };

const pattern = /^\/media\/([0-9a-f]{16})\/([1-9]\d{0,4})x([1-9]\d{0,4})\.webp$/;

/** The part of a picture's SHA-256 that its addresses and its folder bear. */
export function keyOf(hash: string): string {
  return hash.slice(0, 16);
}

/** The address that a story points at: the largest size. It tells width and height, and never means anything else. */
export function pictureSrc({ hash, width, height }: Omit<Sizes, "widths">): string {
  return addressOf({ key: keyOf(hash), width, height });
}

/** Reads an address as this file writes them; null for anything else. */
export function readPictureAddress(path: string): PictureAddress | null {
  const [, key, width, height] = pattern.exec(path) ?? [];
  return key ? { key, width: Number(width), height: Number(height) } : null;
}

/** The addresses of all sizes, smallest first. */
export function pictureAddresses(picture: Sizes): string[] {
  const key = keyOf(picture.hash);
  return picture.widths.map((width) => addressOf({ key, width, height: heightAt(width, picture) }));
}

/** Every size with its width, as `srcset` takes it. */
export function srcsetOf(picture: Sizes): string {
  return pictureAddresses(picture)
    .map((address, index) => `${address} ${picture.widths[index]}w`)
    .join(", ");
}

/** The smallest size that is at least so wide, else the largest. */
export function addressAtLeast(width: number, picture: Sizes): string {
  const wide = picture.widths.findIndex((each) => each >= width);
  return pictureAddresses(picture).at(wide) as string;
}

/** How high the file of that width is. */
export function heightAt(width: number, of: { width: number; height: number }): number {
  return Math.max(1, Math.round((of.height * width) / of.width));
}

/** Where the file of an address lies in the store. */
export function storageKey({ key, width, height }: PictureAddress): string {
  return `${key}/${width}x${height}.webp`;
}

function addressOf(address: PictureAddress): string {
  return `/media/${storageKey(address)}`;
}
