// The measured site's process. Besides serving it publishes when it is told to, as the desk would in this process.
import { systemActor } from "#lib/auth/policy.ts";
import { env } from "#lib/env.ts";
import { serve } from "#server.ts";
import { newEdition } from "./editions.ts";
import { answerCalls } from "./helper.ts";

const { PORT, HOST } = env();
const site = await serve({ port: PORT, host: HOST });
answerCalls({ publish: (edition: number) => newEdition(systemActor, edition) }, () => site.close());
