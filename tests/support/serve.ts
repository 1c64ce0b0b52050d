// A process of sites for the browser tests: it serves one after the other, each as its message says, and ends with its
// parent. What a site keeps in memory is forgotten with it; what the program itself needs stays loaded.
import { forgetKept } from "./forget.ts";
import type { FromServer, ToServer } from "./processes.ts";

const given = new Map<string, string | undefined>();
let close: (() => Promise<void>) | null = null;

process.on("message", (message: ToServer) => {
  const work = "serve" in message ? start(message.serve) : stop();
  work.then(
    () => answer({ done: true }),
    (error: Error) => answer({ done: false, why: error.stack ?? error.message }),
  );
});
// At once: closing would say things to a parent that is not there any more, for as long as that fails.
process.on("disconnect", () => process.exit(0));

async function start(env: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(env)) {
    given.set(name, process.env[name]);
    process.env[name] = value;
  }
  const { serve } = await import("#server.ts");
  ({ close } = await serve({ port: Number(env.PORT), host: "127.0.0.1" }));
}

async function stop(): Promise<void> {
  await close?.();
  close = null;
  forgetKept();
  for (const [name, value] of given) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  given.clear();
}

function answer(message: FromServer): void {
  process.send?.(message);
}
