/**
 * Whether an error says that the database cannot be worked with just now (stopped, starting, full, out of reach), which
 * passes, rather than that something is wrong with the work. Looks through everything that the error was caused by.
 */
export function isUnavailable(error: unknown): boolean {
  const seen = new Set<unknown>();
  const look = (part: unknown): boolean => {
    if (!part || typeof part !== "object" || seen.has(part)) return false;
    seen.add(part);
    const { code, originalCode, message, cause, meta, errors } = part as Record<string, unknown>;
    return (
      isPassing(code) ||
      isPassing(originalCode) ||
      /^Connection terminated|Client has encountered a connection error/.test(String(message ?? "")) ||
      look(cause) ||
      look((meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError) ||
      (Array.isArray(errors) && errors.some(look))
    );
  };
  return look(error);
}

/** Prisma (P…), PostgreSQL (SQLSTATE classes 08, 53, 57P) and Node; see their lists of error codes. */
const passing =
  /^(P1001|P1002|P1003|P1008|P1017|P2024|P2028|08...|53...|57P0[1-5]|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH)$/;

function isPassing(code: unknown): boolean {
  return typeof code === "string" && passing.test(code);
}
