import { keyOf } from "#lib/pictures/address.ts";

const pattern = /^\/media\/([0-9a-f]{16})\/card\.png$/;

/** The address of a drawn picture. It tells what is shown by a hash, so it never comes to mean another picture. */
export function cardSrc(hash: string): string {
  return `/media/${cardKey(hash)}`;
}

/** Where the file of a drawn picture lies in the store. */
export function cardKey(hash: string): string {
  return `${keyOf(hash)}/card.png`;
}

/** Where the file of this address lies in the store; null for the address of anything but a drawn picture. */
export function cardKeyAt(path: string): string | null {
  const key = pattern.exec(path)?.[1];
  return key === undefined ? null : cardKey(key);
}
