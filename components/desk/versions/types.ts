import type { Result } from "#lib/result.ts";
import type { Part } from "#lib/stories/compare.ts";
import type { Version } from "#lib/stories/versions-queries.ts";
import type { Expected } from "../types.ts";

export type Step = { number: number; at: Date; by: string | null };

/** What taking an old version up again would do to the draft. */
export type Restoring = { expectedVersion: number; working: number; parts: Part[]; live: boolean };

/** The server's side of the history. */
export type VersionActions = {
  steps: (input: { id: number; sitting: number }) => Promise<Result<Step[]>>;
  name: (input: { id: number; number: number; name: string }) => Promise<Result<{ name: string }>>;
  restoring: (input: { id: number; number: number }) => Promise<Result<Restoring>>;
  restore: (input: Expected & { number: number }) => Promise<Result<{ revision: number }>>;
};

export type RecentVersions = (id: number) => Promise<Result<Version[]>>;
