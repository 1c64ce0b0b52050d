import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env } from "#lib/env.ts";
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
  for (const { file, font } of [...shippedFonts(), ...addedFonts()]) {
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

function shippedFonts(): { file: string; font: Buffer }[] {
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

/** The fonts of the folder that the settings name; what cannot be read as one is named and left out. */
function addedFonts(): { file: string; font: Buffer }[] {
  const { FONTS_DIR } = env();
  if (!FONTS_DIR) return [];
  return listed(FONTS_DIR).flatMap((name, index) => {
    try {
      const font = unpacked(readFileSync(join(FONTS_DIR, name)));
      return [{ file: `added-${index}.${font.toString("latin1", 0, 4) === "OTTO" ? "otf" : "ttf"}`, font }];
    } catch (error) {
      console.error(`The font ${name} in FONTS_DIR is not used: ${(error as Error).message}`);
      return [];
    }
  });
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => /\.(otf|ttf|woff)$/i.test(name));
  } catch (error) {
    console.error(`FONTS_DIR cannot be read, so no fonts are added: ${(error as Error).message}`);
    return [];
  }
}
