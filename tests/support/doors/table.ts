import type { Act } from "#lib/auth/policy.ts";
import { everybody } from "./everybody.ts";
import { office } from "./office.ts";
import type { Use } from "./use.ts";
import { writing } from "./writing.ts";

/** Acts that nothing on the site asks for yet, or only behind the door of another act: see tests/db/review. */
export const actsWithoutDoor: Act[] = ["story.approve"];

/**
 * Every door of the site. The test finds the doors in the build and says so when one is not in these tables: add a line, named
 * as the test names it, with the act that it needs and a body that it understands.
 */
export const doors: Record<string, Use | Use[]> = { ...everybody, ...writing, ...office };
