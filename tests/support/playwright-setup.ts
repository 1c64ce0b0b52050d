import { steps } from "#lib/boot/steps.ts";
import { forgetSettings, prepareBrowser, prepareDatabase } from "./prepare.ts";

/** Playwright's set-up when it is called by hand; `npm test` has done all this before. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.TEST_SERVER) return undefined;
  const closers: (() => Promise<void>)[] = [];
  forgetSettings();
  await prepareDatabase(steps(), closers);
  await prepareBrowser(steps(), closers);
  return async () => {
    for (const close of closers) await close();
  };
}
