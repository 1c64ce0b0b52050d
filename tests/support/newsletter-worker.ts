// A process that sends the weekly mail until nothing waits, for the test that kills it again and again.
import { deliver } from "#lib/newsletter/delivering.ts";

while ((await deliver()) === 0);
process.exit(0);
