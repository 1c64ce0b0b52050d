// A process that sends the weekly mail until nothing waits, for the test that kills it again and again. It is loaded when it
// says so, and begins when it is told to.
import { once } from "node:events";
import { deliver } from "#lib/newsletter/delivering.ts";

process.send?.("loaded");
await once(process, "message");
while ((await deliver()) === 0);
process.exit(0);
