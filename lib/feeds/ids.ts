import { createHash } from "node:crypto";

const ourNamespace = "3f0a1c52-9b7e-4c7b-8a55-6c1d2e9f7b40";

/**
 * A name that always comes out the same for the same words and for no others: a UUID of version 5 (RFC 9562, 5.5).
 * It says nothing of where a thing is, so whatever moves keeps it.
 */
export function lastingUuid(...words: (string | number)[]): string {
  const hash = createHash("sha1")
    .update(Buffer.from(ourNamespace.replaceAll("-", ""), "hex"))
    .update(JSON.stringify(words))
    .digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  return hash.toString("hex", 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
