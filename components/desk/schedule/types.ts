import type { Proposal } from "#lib/comparison/corrections.ts";
import type { Result } from "#lib/result.ts";
import type { CalendarEntry } from "#lib/schedule/queries.ts";
import type { Expected, Publication, StoryStatus } from "../types.ts";

/** The server's side of the calendar. */
export type CalendarActions = {
  /** `from`: the time that was seen. */
  move: (input: { schedule: number; from: Date; at: Date }) => Promise<Result<{ at: Date }>>;
  takeOff: (input: { schedule: number }) => Promise<Result<null>>;
  tryAgain: (input: { schedule: number }) => Promise<Result<null>>;
};

/** Exactly what would go out: which version, and what readers get of it. */
export type Plan = { number: number; savedAt: Date; savedBy: string; publication: Publication };

/** The server's side of the schedule in the editor. */
export type ScheduleActions = CalendarActions & {
  /** What waits or has failed of a story. */
  entries: (story: number) => Promise<Result<CalendarEntry[]>>;
  plan: (story: number) => Promise<Result<Plan>>;
  publishAt: (
    input: Expected & { number: number; at: Date; ticked: string[]; note: Proposal | null },
  ) => Promise<Result<StoryStatus>>;
  retractAt: (input: Expected & { at: Date; reason: string }) => Promise<Result<StoryStatus>>;
};
