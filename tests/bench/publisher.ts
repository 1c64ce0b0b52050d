// A process that publishes and serves nobody, as an import or a job does.
import { systemActor } from "#lib/auth/policy.ts";
import { disconnect } from "#lib/database/client.ts";
import { newEdition } from "./editions.ts";
import { answerCalls } from "./helper.ts";

answerCalls({ publish: (edition: number) => newEdition(systemActor, edition) }, disconnect);
