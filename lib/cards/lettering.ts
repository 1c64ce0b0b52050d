import sharp from "sharp";
import { fonts } from "./fonts.ts";

/** How a text is set: font and size in pixels as Pango names them, the space added between letters in pixels. */
export type Setting = { font: string; size: number; leading: number; tracking: number; colour: string };

/** A text that is ready to be laid on a picture, as large as its ink. */
export type Lettering = { width: number; height: number; input: Input };

type Input = { text: { text: string; width?: number; rgba: true; dpi: 72; wrap: "word"; align: "left" } };

/**
 * The text as it can be drawn, or null where it cannot: a letter or digit that no font has must not be left out, and a box
 * must not stand in its place. Emoji and other signs that no font has are decoration, and go; so do marks that would
 * turn the direction of what follows.
 */
export function drawable(text: string): string | null {
  const known = fonts();
  let drawn = "";
  for (const sign of visible(text)) {
    if (known.has(sign.codePointAt(0) as number) || /^(?:\u200C|\u200D|\s)$/u.test(sign)) drawn += sign;
    else if (/[\p{L}\p{M}\p{N}]/u.test(sign) && !/\p{Emoji_Modifier}/u.test(sign)) return null;
    else drawn += " ";
  }
  const clean = drawn.replace(/\s+/gu, " ").trim();
  return /[\p{L}\p{N}]/u.test(clean) ? clean : null;
}

/** Whether the first letter that has a direction runs from right to left. */
export function isRightToLeft(text: string): boolean {
  return /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text);
}

/** The text in one line, or in as many as it takes at a width. */
export async function letter(text: string, setting: Setting, width?: number): Promise<Lettering> {
  return set(spanOf(escaped(text), setting), width);
}

/**
 * A label in one line, always as high as its font's bar and with its letters at the same height in it, whether or not any
 * of them reaches down: so two labels of one size stand on one line.
 */
export async function letterLabel(text: string, setting: Setting): Promise<Lettering> {
  const strut = await set(spanOf("|", setting));
  const whole = await set(spanOf(`${escaped(text)}<span fgalpha="1">|</span>`, setting));
  return { ...whole, width: whole.width - strut.width };
}

/**
 * The text as large as a box allows, of these sizes (largest first); where even the smallest is too large, as much of it as
 * fits, ended by an ellipsis between two words or, where one word alone is too long, within it.
 */
export async function letterInto(
  text: string,
  box: { width: number; height: number },
  settings: Setting[],
  { balance = false } = {},
): Promise<Lettering> {
  for (const setting of settings) {
    const whole = await letter(text, setting, box.width);
    if (fits(whole, box)) return balance ? balanced(text, setting, whole, box) : whole;
  }
  const smallest = settings.at(-1) as Setting;
  return (await longestOf(text.split(" "), " ", smallest, box)) ?? cutWord(text, smallest, box);
}

/** In as few lines, of lengths as equal as may be. Ink may reach lower than before, though not by a line. */
async function balanced(
  text: string,
  setting: Setting,
  whole: Lettering,
  box: { width: number; height: number },
): Promise<Lettering> {
  let best = whole;
  const lowest = Math.min(box.height, whole.height + setting.size / 2);
  let [low, high] = [box.width * 0.5, box.width];
  while (high - low > 16) {
    const middle = Math.round((low + high) / 2);
    const tried = await letter(text, setting, middle);
    const isAsLow = tried.height <= lowest && tried.width <= middle;
    if (isAsLow) best = tried;
    [low, high] = isAsLow ? [low, middle] : [middle, high];
  }
  return best;
}

async function cutWord(
  text: string,
  setting: Setting,
  box: { width: number; height: number },
): Promise<Lettering> {
  const letters = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
  return (await longestOf(letters, "", setting, box)) ?? letter("…", setting, box.width);
}

/** The most of these parts that fits with an ellipsis behind it, or null when not even the first does. */
async function longestOf(
  parts: string[],
  between: string,
  setting: Setting,
  box: { width: number; height: number },
): Promise<Lettering | null> {
  let best: Lettering | null = null;
  let [fitting, tooMany] = [0, parts.length];
  while (tooMany - fitting > 1) {
    const middle = Math.floor((fitting + tooMany) / 2);
    const start = parts
      .slice(0, middle)
      .join(between)
      .replace(/[\p{P}\s]+$/u, "");
    const tried = await letter(`${start}…`, setting, box.width);
    if (fits(tried, box)) best = tried;
    [fitting, tooMany] = fits(tried, box) ? [middle, tooMany] : [fitting, middle];
  }
  return best;
}

function spanOf(marked: string, { font, size, leading, tracking, colour }: Setting): string {
  const spaced = `letter_spacing="${Math.round(tracking * 1024)}" line_height="${leading}"`;
  return `<span font="${font} ${size}px" ${spaced} foreground="${colour}">${marked}</span>`;
}

async function set(marked: string, width?: number): Promise<Lettering> {
  const text = {
    text: marked,
    ...(width && { width }),
    rgba: true,
    dpi: 72,
    wrap: "word",
    align: "left",
  } as const;
  const { width: wide = 0, height = 0 } = await sharp({ text }).metadata();
  return { width: wide, height, input: { text } };
}

function fits(lettering: Lettering, box: { width: number; height: number }): boolean {
  return lettering.width <= box.width && lettering.height <= box.height;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Without what shows nothing by itself: selectors, tags, keycaps, marks of direction; joiners stay between letters. */
function visible(text: string): string {
  return text
    .normalize("NFC")
    .replace(/(?<![\p{L}\p{M}])(?:\u200C|\u200D)/gu, "")
    .replace(/(?!\u200C|\u200D)\p{Default_Ignorable_Code_Point}|\u20E3/gu, "");
}
