// A process that makes search rows, beside others.
import { answerPortions } from "#lib/jobs/portions.ts";
import { rebuildPortion } from "./rebuild.ts";

answerPortions(rebuildPortion);
