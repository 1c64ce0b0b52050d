import type { Page } from "@playwright/test";

type Clocks = { typed: number; shown: Record<string, number> };

/**
 * Writes a word into the body again and again, each time after a pause of its own length; gives how long it took from
 * the word's last key until the preview had painted it, in milliseconds.
 */
export async function previewDelays(page: Page, rounds: number): Promise<number[]> {
  await page.evaluate(watchTyping);
  const frame = page.frames().find((each) => each.url().endsWith("/desk/preview"));
  if (!frame) throw new Error("The preview is not open.");
  await frame.evaluate(watchPage);
  const delays: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const word = `word${round}x`;
    await page.keyboard.type(` ${word}`, { delay: 60 });
    await frame.waitForFunction(
      (text) => text in (globalThis as unknown as { clocks: Clocks }).clocks.shown,
      word,
    );
    const typed = await page.evaluate(() => (globalThis as unknown as { clocks: Clocks }).clocks.typed);
    const shown = await frame.evaluate(
      (text) => (globalThis as unknown as { clocks: Clocks }).clocks.shown[text] ?? Number.NaN,
      word,
    );
    delays.push(shown - typed);
    await page.waitForTimeout(300 + ((round * 137) % 900));
  }
  return delays;
}

/** Runs in the form's page. */
function watchTyping(): void {
  const clocks: Clocks = { typed: 0, shown: {} };
  Object.assign(globalThis, { clocks });
  addEventListener(
    "keydown",
    ({ timeStamp }) => {
      clocks.typed = performance.timeOrigin + timeStamp;
    },
    true,
  );
}

/** Runs in the preview's page. What is posted in a frame arrives once the frame is painted. */
function watchPage(): void {
  const clocks: Clocks = { typed: 0, shown: {} };
  Object.assign(globalThis, { clocks });
  const channel = new MessageChannel();
  channel.port1.onmessage = ({ data }) => {
    clocks.shown[data] ??= performance.timeOrigin + performance.now();
  };
  new MutationObserver(() => {
    const found = document.querySelector(".preview-page")?.textContent?.match(/word\d+x/g) ?? [];
    for (const word of found) {
      if (word in clocks.shown) continue;
      requestAnimationFrame(() => channel.port2.postMessage(word));
    }
  }).observe(document.documentElement, { subtree: true, childList: true, characterData: true });
}
