import { fork } from "node:child_process";
import { once } from "node:events";

export type ToServer = { serve: Record<string, string> } | { stop: true };
export type FromServer = { done: true } | { done: false; why: string };

/** A process that serves a site, or has served one and is free for the next. */
export type Server = {
  /** Starts to serve as these settings say; throws with what it said if it cannot. */
  serve(env: Record<string, string>): Promise<void>;
  /** What it printed since it began to serve. */
  output(): string;
  /** Ends it as a crash would: nothing in it gets to finish. */
  kill(): Promise<void>;
  /** Closes the site and leaves the process to the next one that is started. */
  release(): Promise<void>;
};

const free: Server[] = [];

/**
 * A process for a site: one that is free, since starting one and loading the program into it costs more than many a
 * test, or a new one.
 */
export function takeServer(options: { fresh?: boolean } = {}): Server {
  return (options.fresh ? undefined : free.pop()) ?? startServer();
}

/** Ends the processes that serve nothing. */
export async function endFreeServers(): Promise<void> {
  await Promise.all(free.splice(0).map((server) => server.kill()));
}

function startServer(): Server {
  const child = fork("tests/support/serve.ts", { silent: true, execArgv: [], env: process.env });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (text) => {
      said += text;
    });
  const ended = once(child, "exit").then((): FromServer => ({ done: false, why: "Its process ended." }));
  /** Null when it is done, else why not. */
  const ask = async (message: ToServer): Promise<string | null> => {
    const answered = once(child, "message").then(([answer]) => answer as FromServer);
    child.send(message);
    const answer = await Promise.race([answered, ended]);
    return answer.done ? null : answer.why;
  };
  const server: Server = {
    output: () => said,
    async serve(env) {
      said = "";
      const problem = await ask({ serve: env });
      if (problem !== null) throw new Error(`The site did not start. ${problem}\nIt said:\n${said}`);
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
    async release() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const problem = await ask({ stop: true });
      if (problem !== null) throw new Error(`The site did not stop. ${problem}\nIt said:\n${said}`);
      free.push(server);
    },
  };
  // One that ends of itself while nobody uses it is not free any more.
  void ended.then(() => free.includes(server) && free.splice(free.indexOf(server), 1));
  return server;
}
