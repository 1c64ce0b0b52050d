// The door of every npm script. Plain JavaScript for any Node from 20.9 on, because Node 24 comes with the
// dependencies and those may not be installed yet. What follows runs on that Node: main.ts.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { withLock } from "./lock.mjs";
import { tooLittleSpace } from "./space.mjs";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const node = join(root, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");

try {
  checkNode();
  // Commands take paths from where the person is; npm says where that was, without npm it is here.
  process.env.INIT_CWD ??= process.cwd();
  process.chdir(root);
  const fresh = !installed();
  if (fresh) await withLock(join(root, ".data", "locks", "install"), install);
  if (!fresh && process.execPath === node) {
    const { main } = await import("./main.ts");
    await main(process.argv.slice(2));
  } else {
    continueOn(node);
  }
} catch (error) {
  console.error(`✗ Packages     ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 9)) {
    throw new Error(
      `This is Node ${process.version}, but Takewire needs 20.9 or newer to start: install a newer one.`,
    );
  }
}

/** Whether node_modules is what package-lock.json asks for. npm leaves its own account of it in there. */
function installed() {
  if (!existsSync(node)) return false;
  try {
    const wanted = packages("package-lock.json");
    const present = packages("node_modules/.package-lock.json");
    return Object.entries(wanted).every(([path, { version, optional, devOptional, link }]) => {
      if (path === "" || link) return true;
      if (present[path]) return present[path].version === version;
      return Boolean(optional || devOptional);
    });
  } catch {
    return false;
  }
}

/** @param {string} lockFile */
function packages(lockFile) {
  return JSON.parse(readFileSync(join(root, lockFile), "utf8")).packages;
}

async function install() {
  if (installed()) return;
  const problem = tooLittleSpace(root, 1800, "installing the dependencies");
  if (problem) throw new Error(problem);
  const started = Date.now();
  if (process.stdout.isTTY) process.stdout.write("  Packages …");
  const { code, interrupted, output } = await npmCi();
  if (process.stdout.isTTY) process.stdout.write("\r\x1b[K");
  if (interrupted) process.exit(130);
  if (code !== 0 || !installed()) {
    if (/ENOSPC|no space left on device/i.test(output)) {
      throw new Error("The disk is full: free some space and run the same command again.");
    }
    if (code === 0 && !existsSync(node)) {
      throw new Error(
        "npm did not run the packages' install scripts, so Node 24 is missing: allow them (npm config set ignore-scripts false) and start again.",
      );
    }
    throw new Error(`npm ci failed (exit code ${code}); what it said is below.\n\n${output.trim()}`);
  }
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(
    `✓ ${"Packages".padEnd(12)} ${"installed from package-lock.json".padEnd(50)} ${seconds.padStart(6)} s`,
  );
}

/** @returns {Promise<{ code: number | null, interrupted: boolean, output: string }>} */
function npmCi() {
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = process.env.npm_execpath;
  const command = npm?.endsWith("npm-cli.js")
    ? [process.env.npm_node_execpath ?? process.execPath, npm]
    : ["npm"];
  const child = spawn(command[0], [...command.slice(1), ...args], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32" && !npm,
    // With an engine named, Prisma's install script does not look for one on a host that may be out of reach.
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, NODE_ENV: "development" },
  });
  let output = "";
  let interrupted = false;
  process.once("SIGINT", () => (interrupted = true));
  child.stdout.on("data", (text) => (output += text));
  child.stderr.on("data", (text) => (output += text));
  return new Promise((resolve, reject) => {
    child.on("error", () => reject(new Error("npm was not found: install it beside Node and start again.")));
    child.on("close", (code) => resolve({ code, interrupted, output }));
  });
}

/** The same command again on the right Node. Signals are that process's business; this one only waits. */
function continueOn(/** @type {string} */ path) {
  const child = spawn(path, process.argv.slice(1), { stdio: ["inherit", "inherit", "inherit", "ipc"] });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => child.kill(signal));
  }
  child.on("error", (error) => {
    console.error(
      `✗ Packages     ${path} does not run (${error.message}): delete node_modules and start again.`,
    );
    process.exit(1);
  });
  child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 1)));
}
