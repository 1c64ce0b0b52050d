// A process that stores signatures, beside others.
import { answerPortions } from "#lib/jobs/portions.ts";
import { sign } from "./rebuild.ts";

answerPortions(sign);
