// Run before each file of the database tests: files that follow one another in a process share the modules that are
// loaded, which saves a fifth of the time, but nothing that a file has set, pretended or left in memory.
import { vi } from "vitest";
import { forgetKept } from "./forget.ts";
import { restoreEnvironment } from "./usual-environment.ts";

vi.useRealTimers();
vi.restoreAllMocks();
restoreEnvironment();
forgetKept();
