// A site's process for the browser tests; what it serves and where is in its environment. It ends with its parent.
import { env } from "#lib/env.ts";
import { serve } from "#server.ts";

const { PORT, HOST } = env();
const site = await serve({ port: PORT, host: HOST });
process.on("disconnect", () => void site.close().then(() => process.exit(0)));
process.send?.("ready");
