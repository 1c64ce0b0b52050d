import type { Enrolment } from "#lib/auth/two-factor.ts";
import type { Switches } from "#lib/notices/switches.ts";
import type { Profile, SessionRow } from "#lib/people/profile.ts";
import type { LibraryPicture } from "#lib/pictures/queries.ts";
import type { Result } from "#lib/result.ts";

export type { Enrolment, LibraryPicture, Profile, SessionRow };

/** The server's side of somebody's own page. */
export type ProfileActions = {
  save: (input: { name: string; about: string; pictureId: number | null }) => Promise<Result<null>>;
  changePassword: (input: { current: string; next: string }) => Promise<Result<SessionRow[]>>;
  /** One session, or with null all others; gives those that are left. */
  endSessions: (input: { id: string | null }) => Promise<Result<SessionRow[]>>;
  beginTwoFactor: (input: { password: string }) => Promise<Result<Enrolment>>;
  confirmTwoFactor: (input: { code: string }) => Promise<Result<null>>;
  endTwoFactor: (input: { password: string }) => Promise<Result<null>>;
  saveNotices: (input: Switches) => Promise<Result<null>>;
  newRecoveryCodes: (input: { password: string }) => Promise<Result<string[]>>;
};

export const unreachable = {
  code: "unavailable" as const,
  message: "The server did not answer. Try again in a moment.",
};
