/** Why something was refused. Each code has one HTTP status, here, and one form message, in the problem itself. */
export type ErrorCode =
  | "invalid"
  | "too_large"
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "stale"
  | "conflict"
  | "unavailable";

/** An expected failure, in words for the person in front of the screen. */
export type Problem = {
  code: ErrorCode;
  message: string;
  /** Messages by form path, such as "headline" or "sources.0.url". */
  fields?: Record<string, string[]>;
  /** With code "stale": what is stored now, so that nobody has to choose blindly. */
  current?: unknown;
};

export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem };

export const httpStatus: Record<ErrorCode, number> = {
  invalid: 422,
  too_large: 413,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  stale: 409,
  conflict: 409,
  unavailable: 503,
};

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function refused(problem: Problem): { ok: false; problem: Problem } {
  return { ok: false, problem };
}

/** Thrown inside a transaction to roll it back with a problem that the caller will see as a value. */
export class Refusal extends Error {
  problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.name = "Refusal";
    this.problem = problem;
  }
}
