// A process that uses the database of its environment until it is told to stop, for the tests of sharing it.
import { openDatabase } from "#lib/database/embedded.ts";

const database = await openDatabase();
process.once("message", () => void database.close().then(() => process.exit(0)));
process.send?.(database.url);
