import sharp, { type Metadata, type OutputInfo, type Sharp } from "sharp";
import { ok, type Result, refused } from "#lib/result.ts";
import { heightAt } from "./address.ts";
import { mostPixels } from "./limits.ts";
import { sniff } from "./sniff.ts";

export type PictureFile = { width: number; height: number; bytes: Buffer };

/** A picture made anew from its pixels: nothing else of the upload is left. */
export type ProcessedPicture = {
  width: number;
  height: number;
  /** WebP, narrowest first; the last one is the largest. */
  files: PictureFile[];
  /** A data: address under 300 bytes, or "" for a picture that one can see through. */
  placeholder: string;
};

const ladder = [480, 720, 960, 1600, 2400]; // widths in pixels: 720 is what most telephones need
const largest = { width: 2400, height: 3600 };
const patience = 30; // seconds that one step may take

// Only what `sniff` lets through may be decoded, whatever the library itself takes a file for.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: [
    "VipsForeignLoadJpeg",
    "VipsForeignLoadPng",
    "VipsForeignLoadWebp",
    "VipsForeignLoadNsgif",
    "VipsForeignLoadHeif",
  ],
});
sharp.cache(false);
sharp.concurrency(1);

/**
 * Makes the sizes that are stored from an uploaded file: turned as its EXIF data say, in sRGB, never enlarged, without
 * any metadata. Refused, code "invalid", with one sentence: no picture, one that moves, too many pixels, damaged.
 */
export async function processPicture(bytes: Buffer): Promise<Result<ProcessedPicture>> {
  const sniffed = sniff(bytes);
  if (!sniffed.taken) return invalid(sniffed.why);
  const options = { limitInputPixels: mostPixels, failOn: "error", sequentialRead: true } as const;
  try {
    const facts = await sharp(bytes, { ...options, limitInputPixels: false }).metadata();
    const why = reasonAgainst(facts);
    if (why) return invalid(why);
    const whole = await sharp(bytes, options)
      .autoOrient()
      .resize({ ...largest, fit: "inside", withoutEnlargement: true })
      .toColourspace("srgb")
      .timeout({ seconds: patience })
      .raw({ depth: "uchar" })
      .toBuffer({ resolveWithObject: true });
    return ok(await sizesOf(whole.data, whole.info));
  } catch (error) {
    console.warn(`A picture could not be read: ${(error as Error).message.split("\n", 1)[0]}`);
    return invalid(damaged);
  }
}

async function sizesOf(data: Buffer, info: OutputInfo): Promise<ProcessedPicture> {
  const { width, height, channels } = info;
  const pixels = () => sharp(data, { raw: { width, height, channels } }).timeout({ seconds: patience });
  const widths = [...ladder.filter((each) => each < width), width];
  const files: PictureFile[] = [];
  for (const each of widths) {
    const size = { width: each, height: heightAt(each, info) };
    const made = await pixels()
      .resize({ ...size, fit: "fill" })
      .webp({ quality: 80 })
      .toBuffer();
    files.push({ ...size, bytes: made });
  }
  const seeThrough = channels === 4 && !(await pixels().stats()).isOpaque;
  return { width, height, files, placeholder: seeThrough ? "" : await placeholderOf(pixels) };
}

/** A few pixels; fewer still if their colours do not fit. */
async function placeholderOf(pixels: () => Sharp): Promise<string> {
  for (const side of [16, 8, 4]) {
    const tiny = await pixels()
      .resize({ width: side, height: side, fit: "inside" })
      .removeAlpha()
      .webp({ quality: 30, effort: 6 })
      .toBuffer();
    const address = `data:image/webp;base64,${tiny.toString("base64")}`;
    if (address.length < 300) return address;
  }
  return "";
}

function reasonAgainst({ width, height, pages = 1 }: Metadata): string | null {
  const counted = (number: number) => number.toLocaleString("en");
  if (width * height > mostPixels) {
    return `The picture has ${counted(Math.round((width * height) / 1_000_000))} million pixels (${counted(width)} × ${counted(height)}); at most ${mostPixels / 1_000_000} million are taken, so make it smaller first.`;
  }
  return pages > 1 ? "This picture moves; save one frame of it as JPEG or PNG and upload that." : null;
}

const damaged =
  "The picture is damaged or incomplete and cannot be read; save it again or choose another file.";

function invalid(message: string): Result<never> {
  return refused({ code: "invalid", message });
}
