import { database } from "#lib/database/client.ts";

const patience = 2000; // milliseconds

/** Whether the database answers within two seconds, and if not, why; the reason names no address and no user. */
export async function databaseHealth(): Promise<{ ok: true } | { ok: false; reason: string }> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error("late")), patience);
  try {
    await Promise.race([database().$queryRaw`select 1`, late.promise]);
    return { ok: true };
  } catch (error) {
    const isLate = error instanceof Error && error.message === "late";
    return { ok: false, reason: isLate ? `no answer within ${patience / 1000} s` : "it cannot be reached" };
  } finally {
    clearTimeout(timer);
  }
}
