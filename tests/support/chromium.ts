import { execFile } from "node:child_process";
import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { chromium } from "@playwright/test";
import { BootError } from "#lib/boot/boot-error.ts";

const run = promisify(execFile);

/**
 * The browser for the browser tests: one that is installed, else Playwright's own download, else, for root, the
 * distribution's package. Gives its path and where it came from; throws one sentence if none can be had.
 */
export async function findBrowser(): Promise<{ path: string; origin: string }> {
  const installed = await firstThatRuns(installedPaths());
  if (installed) return { path: installed, origin: "installed" };
  const own = chromium.executablePath();
  if (await runs(own)) return { path: own, origin: "Playwright's" };
  if (await succeeds(process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"])) {
    if (await runs(own)) return { path: own, origin: "downloaded by Playwright" };
  }
  if (process.getuid?.() === 0 && (await installPackage())) {
    const packaged = await firstThatRuns(installedPaths());
    if (packaged) return { path: packaged, origin: "installed from the distribution" };
  }
  throw new BootError(
    "No browser for the browser tests: none is installed, Playwright's download failed, and the distribution's package could not be installed either (root may try). Install Chromium or Chrome, or name one in CHROMIUM_PATH.",
  );
}

// In the place of Playwright's own list, as Chromium heeds the last one only: what tests would notice of that, and the
// address bar's two pages, which nobody sees but every new context draws, for a third of the suite's processor time.
const featuresOff = [
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable",
  "MediaRouter",
  "PaintHolding",
  "ThirdPartyStoragePartitioning",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "OptimizationHints",
  "NetworkTimeServiceQuerying",
  "AimEnabled",
  "PreconnectToSearch",
  "WebUIOmniboxPopup",
  "WebUIOmniboxAimPopup",
];

/**
 * Chromium refuses its sandbox to root, and on a closed network its own calls home would fill the tests with failed
 * connections.
 */
export const browserArguments = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  // Nobody looks: a processor that plays a graphics card as well only draws more slowly.
  "--disable-gpu",
  `--disable-features=${featuresOff.join(",")}`,
];

function installedPaths(): string[] {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const folders = (process.env.PATH ?? "")
    .split(delimiter)
    .filter((folder) => !folder.includes("node_modules"));
  return [
    ...(process.env.CHROMIUM_PATH ? [process.env.CHROMIUM_PATH] : []),
    ...folders.flatMap((folder) => names.map((name) => join(folder, name))),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ];
}

async function firstThatRuns(paths: string[]): Promise<string | undefined> {
  for (const path of paths) if (await runs(path)) return path;
  return undefined;
}

/** A file of that name may be only a pointer to a package that is not there. */
async function runs(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
  } catch {
    return false;
  }
  return succeeds(path, ["--version"]);
}

async function installPackage(): Promise<boolean> {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update"], { env }).catch(() => {});
  return run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], { env }).then(
    () => true,
    () => false,
  );
}

function succeeds(program: string, args: string[]): Promise<boolean> {
  return run(program, args, { timeout: 300_000 }).then(
    () => true,
    () => false,
  );
}
