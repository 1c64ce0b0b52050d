import { expect, type Page } from "@playwright/test";
import { expectAccessibleInBoth } from "./desk.ts";

/** Widths in pixels by text size: a telephone, a tablet, a desk, a wall. 320 px are a page zoomed to 400 % (WCAG 1.4.10). */
export const everyWidth = { "100%": [320, 360, 768, 1440, 2560], "200%": [360, 768, 1440, 2560] };
/** Where long words stick out, if they do. */
export const narrow = { "100%": [320], "200%": [360] };

/**
 * Looks at a page as people see it who have nothing in common: in light and in dark with axe, at these widths, and with text at
 * twice its size. Loads it once, since all of that changes without. Gives what the server sent.
 */
export async function expectForEverybody(
  page: Page,
  path: string,
  language: string,
  widths: Record<string, number[]> = everyWidth,
): Promise<string> {
  await page.setViewportSize({ width: 1280, height: 900 });
  const answer = await page.goto(path);
  await expectAccessibleInBoth(page, `${path} in ${language}`);
  for (const [size, ofSize] of Object.entries(widths)) {
    await textSize(page, size);
    for (const width of ofSize) {
      await page.setViewportSize({ width, height: 900 });
      const what = `${path} in ${language} at ${width} pixels, text at ${size}`;
      expect(await overflow(page), what).toBeLessThanOrEqual(0);
    }
  }
  return (await answer?.text()) ?? "";
}

async function textSize(page: Page, size: string): Promise<void> {
  await page.evaluate((size) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`html { font-size: ${size} !important }`);
    document.adoptedStyleSheets = size === "100%" ? [] : [sheet];
  }, size);
}

/** By how many pixels a page is wider than its window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(async () => {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    return document.documentElement.scrollWidth - innerWidth;
  });
}

/**
 * Goes from stop to stop with the Tab key until one of this role and name has the focus, and presses Enter there if asked to.
 * At each stop on the way the focus must be visible: a ring, on something that is in the window.
 */
export async function tabTo(page: Page, role: "link" | "field", name: string | RegExp): Promise<void> {
  const passed: string[] = [];
  for (let stop = 0; stop < 150; stop++) {
    await page.keyboard.press("Tab");
    const { text, field, ring, inside } = await page.evaluate(focused);
    if (text === null) continue; // the browser's own place between the end and the beginning
    expect(ring && inside, `the focus is seen on “${text}”`).toBe(true);
    passed.push(text);
    const isIt = typeof name === "string" ? text === name : name.test(text);
    if (field === (role === "field") && isIt) return;
  }
  throw new Error(`Tab never came to ${name}, but to: ${passed.join(" | ")}`);
}

function focused() {
  const element = document.activeElement as HTMLElement | null;
  if (!element || element === document.body) return { text: null, field: false, ring: false, inside: false };
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const { top, bottom, left, right, width, height } = element.getBoundingClientRect();
  const field = element instanceof HTMLInputElement && element.type !== "submit";
  const label = field ? element.labels?.[0]?.textContent : element.getAttribute("aria-label");
  return {
    text: (label ?? element.textContent ?? "").replace(/\s+/g, " ").trim(),
    field,
    ring: outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2,
    inside: width > 0 && height > 0 && bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
  };
}
