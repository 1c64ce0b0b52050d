import type { Problem, Result } from "#lib/result.ts";
import type { Stale } from "#lib/stories/commands.ts";
import type { Saved, SaveInput } from "../types.ts";

/** What came of a request, as far as the text on the screen is concerned. */
export type Answer<T> =
  | { kind: "ok"; value: T }
  | { kind: "stale"; current: Stale }
  /** Not like this: the text has to change first. */
  | { kind: "refused"; problem: Problem }
  | { kind: "signedOut" }
  /** The story is gone or closed to this person. */
  | { kind: "lost"; problem: Problem }
  /** No answer, or one that says nothing about the text; it may have been stored all the same. */
  | { kind: "failed"; problem: Problem }
  | { kind: "noNetwork" };

export type Transport = {
  save(input: SaveInput, signal: AbortSignal): Promise<Answer<Saved>>;
  load(id: number, signal?: AbortSignal): Promise<Answer<Saved>>;
  /** Sends while the page goes away; nobody hears the answer. False: too large for that, nothing was sent. */
  saveOnLeaving(input: SaveInput): boolean;
};

const timeoutMs = 20_000;
/** Browsers let a page that goes away send 64 KB in all. */
const largestOnLeaving = 60_000;

export const transport: Transport = {
  save: (input, signal) => ask("/api/desk/stories", post(input), signal),
  load: (id, signal) => ask(`/api/desk/stories/${id}`, { cache: "no-store" }, signal),
  saveOnLeaving(input) {
    const request = post(input);
    if (new Blob([request.body]).size > largestOnLeaving) return false;
    fetch("/api/desk/stories", { ...request, keepalive: true }).catch(() => {});
    return true;
  },
};

function post(input: SaveInput) {
  return {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(input),
  };
}

async function ask(path: string, request: RequestInit, signal?: AbortSignal): Promise<Answer<Saved>> {
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(path, {
      ...request,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    return await read(response);
  } catch {
    return navigator.onLine ? { kind: "failed", problem: noAnswer } : { kind: "noNetwork" };
  }
}

/** Reads an answer of the desk's routes; one that is not theirs comes from a proxy, or from another version of the app. */
export async function read(response: Response): Promise<Answer<Saved>> {
  const result = (await response.json().catch(() => null)) as Result<unknown> | null;
  if (result?.ok === true && response.ok) return { kind: "ok", value: revived(result.value) as Saved };
  if (result?.ok !== false || !result.problem) {
    return { kind: "failed", problem: response.status < 500 ? updated : noAnswer };
  }
  const { problem } = result;
  switch (problem.code) {
    case "stale":
      return { kind: "stale", current: revived(problem.current) as Stale };
    case "unauthenticated":
      return { kind: "signedOut" };
    case "forbidden":
    case "not_found":
      return { kind: "lost", problem };
    case "unavailable":
      return { kind: "failed", problem: noDatabase };
    default:
      return { kind: "refused", problem };
  }
}

/** Dates travel as ISO strings. */
function revived(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const dates = ["savedAt", "updatedAt", "publishedAt"].flatMap((key) => {
    const text = (value as Record<string, unknown>)[key];
    return typeof text === "string" ? [[key, new Date(text)]] : [];
  });
  return { ...value, ...Object.fromEntries(dates) };
}

const noAnswer: Problem = { code: "unavailable", message: "The server does not answer." };
const noDatabase: Problem = { code: "unavailable", message: "The database cannot be reached." };

/** The page is older than the server: only a reload helps, and the journal brings the text along. */
export const updated: Problem = {
  code: "unavailable",
  message: "The desk was updated; reload the page to go on.",
};
