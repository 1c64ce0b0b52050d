import sharp, { type OverlayOptions } from "sharp";
import { cardSize, type Face, theSite } from "./face.ts";
import {
  drawable,
  isRightToLeft,
  type Lettering,
  letter,
  letterInto,
  letterLabel,
  type Setting,
} from "./lettering.ts";

const paper = "#fbfbf7";
const ink = "#14140e";
const slip = "#ffe668";

const { width, height } = cardSize;
const margin = 56;
const inner = width - 2 * margin;
const rule = 6;
/** Characters; above that the take has a line less. */
const longHeadline = 110;
/** Names stand in the margin, what they name beside them, as on a story's page. */
const column = 208;

const headlineSizes = [108, 100, 92, 84, 77, 70, 64, 58, 52, 46].map(serif);
const nameSizes = [230, 210, 190, 170, 150, 130, 110, 90, 70, 54].map((size) => sans("Heavy", size, -0.045));
const takeSizes = [36, 34, 32, 30].map((size) => sans("Medium", size, -0.005, 1.22));

/**
 * Draws a picture of 1200 × 630 pixels, as PNG: the site's name, and of a story its section, headline and take. What has
 * no font is left out as a whole, and the rest has its room. Nothing of the work is done on the main thread.
 */
export async function draw(face: Face): Promise<Buffer> {
  const layers = face.story === theSite ? await siteLayers(face) : await storyLayers(face);
  return sharp({ create: { ...cardSize, channels: 3, background: paper } })
    .composite(layers)
    .png({ palette: true, colours: 64, dither: 0 })
    .toBuffer();
}

async function storyLayers(face: Face): Promise<OverlayOptions[]> {
  const headline = drawable(face.headline);
  const foot = await footLayers(face, headline && headline.length > longHeadline ? 88 : 132);
  if (!headline) return [...(await nameLayers(face, drawable(face.section), foot.top)), ...foot.layers];
  const masthead = await mastheadLayers(face);
  const gap = 38;
  const box = { width: inner, height: foot.top - masthead.bottom - 2 * gap };
  const text = await letterInto(headline, box, headlineSizes, { balance: true });
  const left = isRightToLeft(headline) ? width - margin - text.width : margin;
  return [...masthead.layers, at(text, left, masthead.bottom + gap), ...foot.layers];
}

async function siteLayers(face: Face): Promise<OverlayOptions[]> {
  const top = height - 64;
  return [...(await nameLayers(face, drawable(face.headline), top)), ...slipFrom(top)];
}

/** The site's name on the left and the section's on the right, over a rule. */
async function mastheadLayers(face: Face): Promise<{ layers: OverlayOptions[]; bottom: number }> {
  const top = 44;
  const bottom = 118;
  const layers: OverlayOptions[] = [
    block(ink, { left: margin, top: bottom - rule, width: inner, height: rule }),
  ];
  const section = drawable(face.section);
  const label = section && (await letterLabel(section, sans("Ultra-Bold", 30, -0.01)));
  const kept = label && label.width < inner / 2 ? label : null;
  const name = drawable(face.site);
  const room = { width: inner - (kept ? kept.width + 40 : 0), height: 60 };
  const setting = sans("Heavy", 46, -0.045);
  const whole = name && (await letterLabel(name, setting));
  if (whole && whole.width <= room.width) layers.push(at(whole, margin, top));
  else if (name) layers.push(at(await letterInto(name, room, [sans("Heavy", 30, -0.03)]), margin, top + 12));
  if (kept) layers.push(at(kept, width - margin - kept.width, top + 17));
  return { layers, bottom };
}

/** The site's name as large as it can be, over a rule, and a line beneath it. */
async function nameLayers(face: Face, line: string | null, bottom: number): Promise<OverlayOptions[]> {
  const name = drawable(face.site);
  const beneath = line && (await letterInto(line, { width: inner, height: 120 }, [40, 36, 32].map(serif)));
  const lineHeight = beneath ? beneath.height + 34 : 0;
  const room = { width: inner, height: bottom - 2 * margin - lineHeight - rule - 40 };
  const large = name && (await letterInto(name, room, nameSizes));
  const all = (large ? large.height + 40 : 0) + rule + lineHeight;
  const top = Math.round((bottom - all) / 2);
  const ruled = top + (large ? large.height + 40 : 0);
  return [
    ...(large ? [at(large, margin, top)] : []),
    block(ink, { left: margin, top: ruled, width: inner, height: rule }),
    ...(beneath ? [at(beneath, margin, ruled + rule + 34)] : []),
  ];
}

/** The take on its slip; a strip of it where there is no take that can be drawn. */
async function footLayers(face: Face, most: number): Promise<{ layers: OverlayOptions[]; top: number }> {
  const take = drawable(face.take);
  if (!take) {
    const top = height - 64;
    return { layers: slipFrom(top), top };
  }
  const padding = 36;
  const name = drawable(face.takeName);
  const rightToLeft = isRightToLeft(take);
  const text = await letterInto(take, { width: inner - column, height: most }, takeSizes);
  const label = name && (await letter(name, sans("Heavy", 30, -0.01), column - 24));
  const top = height - (text.height + 2 * padding + rule);
  const left = rightToLeft ? width - margin - column - text.width : margin + column;
  const layers = [...slipFrom(top), at(text, left, top + rule + padding)];
  if (label)
    layers.push(at(label, rightToLeft ? width - margin - label.width : margin, top + rule + padding));
  return { layers, top };
}

function slipFrom(top: number): OverlayOptions[] {
  return [
    block(ink, { left: 0, top, width, height: rule }),
    block(slip, { left: 0, top: top + rule, width, height: height - top - rule }),
  ];
}

function block(
  colour: string,
  { left, top, ...size }: { left: number; top: number; width: number; height: number },
): OverlayOptions {
  return { input: { create: { ...size, channels: 3, background: colour } }, left, top };
}

function at({ input }: Lettering, left: number, top: number): OverlayOptions {
  return { input, left: Math.round(left), top: Math.round(top) };
}

function serif(size: number): Setting {
  return { font: "STIX Two Text", size, leading: 0.94, tracking: -0.018 * size, colour: ink };
}

function sans(weight: string, size: number, tight: number, leading = 1): Setting {
  return { font: `Libre Franklin ${weight}`, size, leading, tracking: tight * size, colour: ink };
}
