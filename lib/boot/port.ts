import { createServer } from "node:net";
import { BootError } from "./boot-error.ts";

/** Finds out before any long work whether the site can listen there; throws one sentence if not. */
export async function checkPort(port: number, host: string): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(cannotListen(error, port, host)));
    server.listen(port, host, () => server.close(() => resolve()));
  });
}

/** The system's error from listening, as a sentence; any other error as it is. */
export function cannotListen(error: unknown, port: number, host: string): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case "EADDRINUSE":
      return new BootError(
        `Port ${port} on ${host} is taken by another program: stop that one, or choose another with PORT=${port + 1} npm start.`,
      );
    case "EACCES":
      return new BootError(`Port ${port} is open to root only: choose another one, such as PORT=3000.`);
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new BootError(
        `This machine has no address ${host}: correct HOST in .env or in the environment.`,
      );
    default:
      return error;
  }
}
