import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { coverage, unpacked } from "./sfnt.ts";

/** Which characters can be drawn. */
export type Fonts = { has(codePoint: number): boolean };

/**
 * The fonts of the drawings, laid out where the drawing library finds them and no others, so that every machine draws the
 * same. Done once in a process, as the library reads its settings once; the folder goes with it.
 */
export function fonts(): Fonts {
  laidOut.fonts ??= layOut();
  return laidOut.fonts;
}

const laidOut: { fonts: Fonts | null } = { fonts: null };

const require = createRequire(import.meta.url);

const shipped: { name: string; scripts: string[]; weights: number[] }[] = [
  {
    name: "stix-two-text",
    scripts: ["latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek", "vietnamese"],
    weights: [400],
  },
  {
    name: "libre-franklin",
    scripts: ["latin", "latin-ext", "cyrillic", "cyrillic-ext", "vietnamese"],
    weights: [500, 800, 900],
  },
  { name: "noto-naskh-arabic", scripts: ["arabic"], weights: [500, 700] },
  { name: "noto-sans-hebrew", scripts: ["hebrew"], weights: [400, 700] },
];

/** Pango takes no packed fonts, and finds fonts through fontconfig, which reads its settings at its first use. */
function layOut(): Fonts {
  const folder = mkdtempSync(join(tmpdir(), "takewire-fonts-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const covered = new Set<number>();
  for (const { file, font } of unpackedFonts()) {
    writeFileSync(join(folder, file), font);
    for (const [from, to] of coverage(font)) for (let sign = from; sign <= to; sign++) covered.add(sign);
  }
  const settings = join(folder, "fonts.conf");
  writeFileSync(
    settings,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${folder}</dir><cachedir>${folder}</cachedir></fontconfig>`,
  );
  process.env.FONTCONFIG_FILE = settings;
  return { has: (codePoint) => covered.has(codePoint) };
}

function unpackedFonts(): { file: string; font: Buffer }[] {
  return shipped.flatMap(({ name, scripts, weights }) =>
    scripts.flatMap((script) =>
      weights.map((weight) => {
        const file = `${name}-${script}-${weight}-normal`;
        const path = require.resolve(`@fontsource/${name}/files/${file}.woff`);
        return { file: `${file}.ttf`, font: unpacked(readFileSync(path)) };
      }),
    ),
  );
}
