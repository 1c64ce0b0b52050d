// A process that makes lists, beside others.
import { answerPortions } from "#lib/jobs/portions.ts";
import { list } from "./rebuild.ts";

answerPortions(list);
