import pg from "pg";

/**
 * Connections for the queue. A connection that breaks says so at its next query; the library takes its own listeners off
 * too early, and one that breaks while it is being closed would then end the process.
 */
export function queuePool(connectionString: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString, max, application_name: "takewire jobs" });
  const ignore = () => undefined;
  pool.on("error", ignore);
  pool.on("connect", (client) => client.on("error", ignore));
  return pool;
}
