import sharp from "sharp";
import { describe, expect, it, vi } from "vitest";
import { processPicture } from "#lib/pictures/process.ts";
import { declaredPng, jpeg, movingGif, picture, telephonePhoto } from "#tests/support/pictures.ts";

vi.spyOn(console, "warn").mockImplementation(() => {});

async function processed(bytes: Buffer) {
  const result = await processPicture(bytes);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

async function complaint(bytes: Buffer): Promise<string> {
  const result = await processPicture(bytes);
  if (result.ok) throw new Error("It was taken.");
  return result.problem.message;
}

const widthsOf = ({ files }: { files: { width: number; height: number }[] }) =>
  files.map(({ width, height }) => `${width}x${height}`);

describe("an uploaded picture", () => {
  it("is stored in several widths, each as high as its shape asks, and never enlarged", async () => {
    expect(widthsOf(await processed(await jpeg(3000, 2000)))).toEqual([
      "480x320",
      "720x480",
      "960x640",
      "1600x1067",
      "2400x1600",
    ]);
    expect(widthsOf(await processed(await jpeg(700, 350)))).toEqual(["480x240", "700x350"]);
    expect(widthsOf(await processed(await jpeg(60, 40)))).toEqual(["60x40"]);
    expect(widthsOf(await processed(await jpeg(1000, 6000)))).toEqual(["480x2880", "600x3600"]);
  });

  it("becomes WebP of the sizes that are said, whatever it was", async () => {
    const kinds = [
      picture().png(),
      picture().webp(),
      picture().gif(),
      picture().avif({ effort: 0 }),
      picture().toColourspace("cmyk").jpeg(),
      picture().toColourspace("rgb16").png(),
      picture().greyscale().jpeg(),
    ];
    for (const kind of kinds) {
      const { files, width, height } = await processed(await kind.toBuffer());
      for (const file of files) {
        const facts = await sharp(file.bytes).metadata();
        expect(facts).toMatchObject({
          format: "webp",
          width: file.width,
          height: file.height,
          space: "srgb",
        });
      }
      expect([width, height]).toEqual([640, 427]);
      expect(files.at(-1)).toMatchObject({ width, height });
    }
  });

  it("keeps its colours, also with 16 bits each", async () => {
    const { files } = await processed(await picture().toColourspace("rgb16").png().toBuffer());
    const { data } = await sharp(files.at(-1)?.bytes).raw().toBuffer({ resolveWithObject: true });
    expect([...data.subarray(0, 3)].map((value) => Math.round(value / 16))).toEqual([12, 4, 3]);
  });

  it("stands upright and tells nobody where it was taken", async () => {
    const photo = await telephonePhoto();
    const before = await sharp(photo).metadata();
    expect(before.exif?.toString("latin1")).toContain("Example Phone");
    expect(before.exif?.toString("latin1")).toMatch(/\x88\x25|\x25\x88/); // the tag of the GPS directory

    const { files, width, height } = await processed(photo);
    expect([width, height]).toEqual([400, 800]);
    for (const { bytes } of files) {
      const after = await sharp(bytes).metadata();
      expect([after.exif, after.xmp, after.iptc, after.icc, after.orientation]).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
        undefined,
      ]);
      expect(bytes.toString("latin1")).not.toMatch(/EXIF|Example|GPS/);
    }
  });

  it("has a placeholder under 300 bytes, unless one can see through it", async () => {
    const { placeholder } = await processed(await jpeg(3000, 2000));
    expect(placeholder).toMatch(/^data:image\/webp;base64,[\w+/]+=*$/);
    expect(placeholder.length).toBeLessThan(300);
    const noise = sharp({
      create: {
        width: 300,
        height: 300,
        channels: 3,
        noise: { type: "gaussian", mean: 128, sigma: 90 },
        background: "#000",
      },
    });
    expect((await processed(await noise.png().toBuffer())).placeholder.length).toBeLessThan(300);
    const glass = picture().ensureAlpha(0.5).png();
    expect((await processed(await glass.toBuffer())).placeholder).toBe("");
    expect((await processed(await picture().ensureAlpha(1).png().toBuffer())).placeholder).not.toBe("");
  });

  it.each([
    ["nothing", async () => Buffer.alloc(0), "The file is empty"],
    [
      "an SVG",
      async () => Buffer.from("<svg xmlns='x'><script>1</script></svg>"),
      "SVG drawings can hold scripts",
    ],
    ["a web page", async () => Buffer.from("<!DOCTYPE html><p>Hello"), "This is a web page"],
    ["a PDF", async () => Buffer.from("%PDF-1.7\n"), "This is a PDF"],
    ["a TIFF", () => picture().tiff().toBuffer(), "TIFF pictures are not taken"],
    ["what moves", () => movingGif(40, 30, 3), "This picture moves"],
    ["half a picture", async () => (await jpeg()).subarray(0, 3000), "damaged or incomplete"],
    [
      "a picture of 200 million pixels",
      async () => declaredPng(20_000, 10_000),
      "200 million pixels (20,000 × 10,000)",
    ],
    ["bytes of no kind", async () => Buffer.from([1, 2, 3, 4, 5]), "not a picture that can be read here"],
  ])("is refused in one sentence when it is %s", async (_what, make, sentence) => {
    const message = await complaint(await make());
    expect(message).toContain(sentence);
    expect(message).toMatch(/^[A-Z][^.]*(\.[^. ][^.]*)*\.$/);
  });
});
