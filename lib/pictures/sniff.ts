/** What a file is by its first bytes: a kind that is taken, or a sentence that says why it is not. */
export type Sniffed = { taken: true } | { taken: false; why: string };

const instead = "save it as JPEG, PNG, WebP or AVIF";

/** Looks at the content only; names and declared types prove nothing. */
export function sniff(bytes: Uint8Array): Sniffed {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024));
  if (head.length === 0) return no("The file is empty; choose another one.");
  if (taken.some((is) => is(head))) return { taken: true };
  const brand = brandOf(head);
  if (brand && /^(hei[cmsx]|hev[cmsx]|mif1|msf1)$/.test(brand)) return other("HEIC");
  const named = names.find(([, is]) => is(head))?.[0];
  if (named) return other(named);
  if (text(head, 0, 5) === "%PDF-") return no("This is a PDF, not a picture; save the page as PNG or JPEG.");
  const words = head.toString("latin1").toLowerCase();
  if (/<svg[\s>]/.test(words) || /<\?xml|<!doctype svg/.test(words)) {
    return no("SVG drawings can hold scripts, so they are not taken; save it as PNG or JPEG.");
  }
  if (/^\s*(<!doctype html|<html|<head|<body|<script|<!--)/.test(words)) {
    return no("This is a web page, not a picture; save the picture itself and upload that.");
  }
  return no("This file is not a picture that can be read here; use JPEG, PNG, WebP, AVIF or GIF.");
}

type Test = (head: Buffer) => boolean;

const starts =
  (...bytes: number[]): Test =>
  (head) =>
    bytes.every((byte, index) => head[index] === byte);

const taken: Test[] = [
  starts(0xff, 0xd8, 0xff),
  starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  (head) => text(head, 0, 4) === "RIFF" && text(head, 8, 12) === "WEBP",
  (head) => /^GIF8[79]a$/.test(text(head, 0, 6)),
  (head) => brandOf(head) === "avif",
];

const names: [string, Test][] = [
  ["TIFF", (head) => ["II*\0", "MM\0*", "II+\0", "MM\0+"].includes(text(head, 0, 4))],
  ["BMP", (head) => text(head, 0, 2) === "BM" && head.length > 14],
  ["ICO", starts(0, 0, 1, 0)],
  ["Photoshop", (head) => text(head, 0, 4) === "8BPS"],
  ["JPEG XL", (head) => starts(0xff, 0x0a)(head) || text(head, 4, 8) === "JXL "],
  ["JPEG 2000", (head) => text(head, 4, 8) === "jP  "],
];

function brandOf(head: Buffer): string | null {
  return text(head, 4, 8) === "ftyp" ? text(head, 8, 12) : null;
}

function text(head: Buffer, from: number, to: number): string {
  return head.toString("latin1", from, to);
}

function other(name: string): Sniffed {
  return no(`${name} pictures are not taken; ${instead}.`);
}

function no(why: string): Sniffed {
  return { taken: false, why };
}
