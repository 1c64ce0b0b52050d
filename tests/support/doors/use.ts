import type { Act } from "#lib/auth/policy.ts";
import type { Things } from "./room.ts";

/** How somebody uses a door, and what they have to be allowed for it. One door may have several uses. */
export type Use = {
  /** The act of `lib/auth/policy.ts`; "nothing" where everybody may come, with or without a session. */
  needs: Act | "nothing";
  /** The address, where it has parameters. */
  path?: (things: Things) => string;
  /** A well-formed body: JSON of a route, the input of an action; bytes and forms go as they are. */
  send?: (things: Things) => unknown;
  /** What whoever may use it can hear: success only, unless it says otherwise. */
  hears?: string[];
  /** The address itself is the permission, or a signature: who asks and from where does not matter. */
  fromAnywhere?: true;
  /** A case of `lib/auth/matrix.ts` that cannot come up here. */
  unless?: string;
  /** Afterwards the story is no longer what the case said, or the session is over: the next caller gets another. */
  usesUp?: "story" | "session";
};
