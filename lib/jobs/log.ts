import { Logger } from "graphile-worker";

/** Keeps what the library says to itself: its sentences may hold what a job was about. */
export const quiet = new Logger(() => () => undefined);

/** What went wrong, by its names and codes only: messages and stacks may hold a story's text or an address. */
export function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return "an error without a name";
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  const inner = cause instanceof Error ? `, caused by ${nameOf(cause)}` : "";
  return `${error.name}${typeof code === "string" ? ` ${code}` : ""}${inner}`;
}
