/**
 * Aborted when this process should end: Ctrl-C, a signal of a service manager, or the death of the launcher that
 * started it. Ctrl-C reaches it more than once, from the terminal and from npm; all but the first are ignored.
 */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  const stop = () => controller.abort(new Interrupted());
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  process.on("disconnect", stop);
  return controller.signal;
}

export class Interrupted extends Error {
  override name = "Interrupted";
}
