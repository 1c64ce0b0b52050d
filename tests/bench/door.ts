import { performance } from "node:perf_hooks";
import { isForEveryone } from "#lib/auth/reader-door.ts";
import { keepSettings, look } from "#lib/settings/kept.ts";
import { median } from "./report.ts";

const calls = 2_000_000;

/** Microseconds of processor time that the readers' door takes of a request while the site is for everyone. */
export async function doorCost(): Promise<number> {
  keepSettings(() => true);
  const settings = { name: "Takewire", timeZone: "UTC", language: "en", logo: null, socialLinks: [] };
  await look(async () => ({ ...settings, readers: "everyone" }));
  const runs = Array.from({ length: 7 }, () => {
    const begun = performance.now();
    let open = 0;
    for (let call = 0; call < calls; call++) if (isForEveryone()) open++;
    if (open !== calls) throw new Error("The door was not open.");
    return ((performance.now() - begun) * 1000) / calls;
  });
  keepSettings(null);
  return median(runs);
}
