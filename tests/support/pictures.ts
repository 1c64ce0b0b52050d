import { deflateSync } from "node:zlib";
import sharp, { type Sharp } from "sharp";

const bands = [0xc0392b, 0x2e86c1, 0xf1c40f, 0x1e8449];

/** An invented picture: four coloured bands and a square, so that sizes, turns and crops can be told from one another. */
export function picture(width = 640, height = 427, seed = 0): Sharp {
  const pixels = Buffer.alloc(width * height * 3);
  const colours = [...bands, (seed * 7919 + 0x202020) % 0xffffff];
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 3) {
      const inSquare = Math.abs(x - width * 0.7) < height / 6 && Math.abs(y - height * 0.3) < height / 6;
      pixels.writeUIntBE(colours[inSquare ? 4 : Math.floor((x * 4) / width)] as number, at, 3);
    }
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

export const jpeg = (width?: number, height?: number, seed?: number) =>
  picture(width, height, seed).jpeg().toBuffer();

/** An invented picture with about as many bytes as a photograph of its size: soft light with some grain. */
export async function photograph(width: number, height: number): Promise<Buffer> {
  const noise = (sigma: number) => ({
    create: {
      width,
      height,
      channels: 3 as const,
      background: "gray",
      noise: { type: "gaussian" as const, mean: 128, sigma },
    },
  });
  const grain = {
    input: await sharp(noise(4)).raw().toBuffer(),
    raw: { width, height, channels: 3 as const },
  };
  return sharp(noise(90))
    .blur(40)
    .normalise()
    .composite([{ ...grain, blend: "soft-light" }])
    .jpeg()
    .toBuffer();
}

/** A photograph as a telephone takes it: lying on its side, with the place where it was taken. */
export function telephonePhoto(): Promise<Buffer> {
  return picture(800, 400)
    .jpeg()
    .withMetadata({
      orientation: 6,
    })
    .withExif({
      IFD0: { Make: "Example Phone", Copyright: "Ann Example", Orientation: "6" },
      IFD3: {
        GPSLatitudeRef: "N",
        GPSLatitude: "48/1 12/1 30/1",
        GPSLongitudeRef: "E",
        GPSLongitude: "16/1 22/1 0/1",
      },
    })
    .toBuffer();
}

/** A PNG that only declares its size: a header, and a little data that was compressed well. */
export function declaredPng(width: number, height: number, rows = Buffer.alloc(0)): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [pngChunk("IHDR", header), pngChunk("IDAT", deflateSync(rows)), pngChunk("IEND")];
  return Buffer.concat([signature, ...parts]);
}

/** A PNG with another chunk behind its header. */
export function pngWith(png: Buffer, type: string, data: Buffer): Buffer {
  const afterHeader = 8 + 25;
  return Buffer.concat([png.subarray(0, afterHeader), pngChunk(type, data), png.subarray(afterHeader)]);
}

/** A GIF of so many frames of one colour. */
export function movingGif(width: number, height: number, frames: number): Promise<Buffer> {
  const size = width * height * 3;
  const whole = Buffer.alloc(size * frames);
  for (let index = 0; index < frames; index += 1)
    whole.fill((20 + index * 20) % 256, index * size, (index + 1) * size);
  return sharp(whole, {
    raw: { width, height: height * frames, channels: 3, pageHeight: height },
  })
    .gif({ delay: Array.from({ length: frames }, () => 100) })
    .toBuffer();
}

function pngChunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc(body));
  return Buffer.concat([length, body, sum]);
}

function crc(bytes: Buffer): number {
  let value = ~0;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return ~value >>> 0;
}
