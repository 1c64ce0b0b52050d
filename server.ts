import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { from } from "#lib/audit/origin.ts";
import { addressHeader, clientAddress } from "#lib/auth/address.ts";
import { foreign, isFromHere } from "#lib/auth/own-site.ts";
import { admit, hasOwnDoor, isForEveryone } from "#lib/auth/reader-door.ts";
import { disconnect } from "#lib/database/client.ts";
import { env } from "#lib/env.ts";
import { startJobs } from "#lib/jobs/tasks.ts";
import { isOwnLink } from "#lib/newsletter/links.ts";
import { loadAssets } from "#lib/page-cache/assets.ts";
import { commonHeaders, deskPolicy } from "#lib/page-cache/headers.ts";
import { dropInto } from "#lib/page-cache/invalidation.ts";
import { type Address, readAddress, readerRooms } from "#lib/page-cache/key.ts";
import { type Listener, listen } from "#lib/page-cache/listener.ts";
import { ReaderPages } from "#lib/page-cache/readers.ts";
import { renderWith } from "#lib/page-cache/render.ts";
import { sendFile, sendPlain, sendRedirect } from "#lib/page-cache/respond.ts";
import { answerPictures, isForPictures } from "#lib/pictures/door.ts";
import { keepSettings } from "#lib/settings/kept.ts";
import { sharedHeaders, sharedStatus, tokenIn } from "#lib/sharing/door.ts";

const home = import.meta.dirname;
const longestUpload = 300_000; // milliseconds; a picture from a telephone takes its time
const longestHead = 128 * 1024; // bytes; what somebody pastes into the search field gets an answer, ten thousand letters of any script
const lastWord = 5000; // milliseconds that a request in flight has when the server closes

const understood = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
const refusals = { 400: "This is not an address.", 414: "This address is too long." };

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Starts the site: pictures and finished pages in front, Next behind, jobs beside. In development everything goes to Next. Resolves when it
 * answers; rejects with the system's error (such as EADDRINUSE) when it cannot listen there. Port 0 takes any free one.
 */
export async function serve(options: {
  port: number;
  host: string;
  dev?: boolean;
}): Promise<{ close(): Promise<void>; address: string }> {
  const { port, host, dev = false } = options;
  Object.assign(process.env, { NODE_ENV: dev ? "development" : "production" });
  const server = createServer({
    headersTimeout: 15_000,
    maxHeaderSize: longestHead,
    requestTimeout: longestUpload,
    keepAliveTimeout: 65_000,
  });
  const { default: next } = await import("next");
  const app = next({ dev, dir: home, hostname: host, port, httpServer: server });
  await app.prepare();
  const handle = known(app.getRequestHandler());
  const site = dev ? null : await frontOf(handle);

  server.on("request", (request, response) => {
    const answer = isForPictures(request) ? pictures(request) : (site?.answer ?? admitted(handle));
    answer(request, response).catch((error: Error) => {
      console.error(`${request.method} ${request.url?.slice(0, 200)} failed: ${error.message}`);
      response.destroy();
    });
  });
  if (dev) server.on("upgrade", app.getUpgradeHandler());
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const jobs = env().JOBS === "on" ? startJobs() : null;

  return {
    address: addressOf(server, host),
    async close() {
      await Promise.all([closeServer(server), jobs?.stop()]);
      await site?.close();
      await app.close();
      await disconnect();
    },
  };
}

/** The page cache before the framework's handler. */
async function frontOf(handle: Handler): Promise<{ answer: Handler; close(): Promise<void> }> {
  const { SITE_URL, DATABASE_URL, PAGE_CACHE, PAGE_CACHE_MB } = env();
  const buildDir = resolve(home, process.env.BUILD_DIR || ".next");
  const rooms = frameworkRooms(buildDir);
  const assets = loadAssets(join(home, "public"), buildDir);
  let listener: Listener | null = null;
  const hears = () => listener?.hears() ?? false;
  const pages = new ReaderPages({
    render: renderWith(handle, SITE_URL),
    assets,
    siteUrl: SITE_URL,
    cache: PAGE_CACHE === "on",
    megabytes: PAGE_CACHE_MB,
    hears,
  });
  const settings = keepSettings(hears);
  // Settings first: pages are made from them.
  const dropper = {
    drop(tags: Iterable<string>) {
      settings.drop(tags);
      pages.drop(tags);
    },
    dropAll() {
      settings.dropAll();
      pages.dropAll();
    },
  };
  dropInto(dropper);
  listener = await listen(DATABASE_URL ?? "", dropper);
  await pages.prepare();

  const answer: Handler = async (request, response) => {
    const line = request.url ?? "/";
    const reading = isReading(request);
    const open = isForEveryone();
    if (open && reading && pages.answerKept(request, response, line)) return;
    const address = readAddress(line);
    const opens = () => Promise.resolve(opensByLink(address));
    if (!open && !hasOwnDoor(address) && !isOwnFile(address) && !(await admit(request, response, opens)))
      return;
    if (address.kind === "moved") return sendRedirect(response, 308, address.to, SITE_URL);
    if (address.kind === "other") return answerOther(request, response, address.path);
    if (address.kind === "page") {
      if (reading && address.personal) return pages.answerPersonal(request, response, address.key);
      if (reading) return pages.answer(request, response, address.key);
      return sendPlain(response, 405, "This page can only be read.", SITE_URL, { Allow: "GET, HEAD" });
    }
    if (address.status === 404) return pages.answerMissing(request, response);
    sendPlain(response, address.status, refusals[address.status], SITE_URL);
  };

  /** What the program itself brings: scripts, fonts, the icon. */
  const isOwnFile = (address: Address) =>
    address.kind === "other" && (assets.file(address.path) !== undefined || assets.isBuilt(address.path));

  const answerOther = async (request: IncomingMessage, response: ServerResponse, path: string) => {
    const file = isReading(request) ? assets.file(path) : undefined;
    const room = path.split("/", 2)[1] ?? "";
    if (file) {
      const byFingerprint = request.url?.endsWith(`?v=${file.fingerprint}`) ?? false;
      sendFile(request, response, file, { byFingerprint, siteUrl: SITE_URL });
    } else if (!understood.has(request.method ?? "")) {
      sendPlain(response, 405, "This method means nothing here.", SITE_URL, {
        Allow: [...understood].join(", "),
      });
    } else if (assets.isBuilt(path) || rooms.has(room)) {
      // Server actions: Next compares origins, but lets pass what names none.
      if (room === "desk" && !isReading(request) && !isFromPage(request))
        return sendPlain(response, 403, foreign.message, SITE_URL);
      prepareForFramework(request, response, path, SITE_URL);
      const token = tokenIn(path);
      if (token !== null && !(await prepareShared(response, token, SITE_URL))) return;
      await handle(request, response);
    } else {
      await pages.answerMissing(request, response);
    }
  };

  return {
    answer,
    async close() {
      dropInto(null);
      keepSettings(null);
      await listener.close();
    },
  };
}

/** In development nothing is kept, yet a site that is not for everyone is closed all the same. */
function admitted(handle: Handler): Handler {
  return async (request, response) => {
    const address = readAddress(request.url ?? "/");
    const framework = address.kind === "other" && address.path.startsWith("/_");
    const opens = () => Promise.resolve(opensByLink(address));
    if (framework || hasOwnDoor(address) || (await admit(request, response, opens)))
      await handle(request, response);
  };
}

/** What the site has mailed to a subscriber opens what it leads to. */
function opensByLink(address: Address): boolean {
  return isOwnLink(address.kind === "page" ? address.key : address.kind === "other" ? address.path : "");
}

function isReading({ method }: IncomingMessage): boolean {
  return method === "GET" || method === "HEAD";
}

function isFromPage({ method = "", headers }: IncomingMessage): boolean {
  return isFromHere(method, (name) => headers[name]?.toString());
}

/** Headers that the framework's own answers carry; the desk's page policy goes by a nonce, which Next reads here. */
function prepareForFramework(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  siteUrl: string,
): void {
  const room = path.split("/", 2)[1] ?? "";
  const framed = path === "/desk/preview";
  const common = commonHeaders(siteUrl);
  for (let at = 0; at < common.length; at += 2)
    response.setHeader(common[at] as string, common[at + 1] as string);
  if (room === "_next") return;
  request.headers[addressHeader] = clientOf(request);
  const policy =
    room === "api" ? "default-src 'none'; frame-ancestors 'none'" : deskPolicy(newNonce(), { framed });
  request.headers["content-security-policy"] = policy;
  response.setHeader("Content-Security-Policy", policy);
  response.setHeader("X-Frame-Options", framed ? "SAMEORIGIN" : "DENY");
  response.setHeader("Cache-Control", "no-store");
}

/** What is done in answer knows whence it was asked for; reading is left alone, since it leaves no trace. */
function known(handle: Handler): Handler {
  return (request, response) => from(clientOf(request), () => handle(request, response));
}

function pictures(request: IncomingMessage): Handler {
  return isReading(request) ? answerPictures : known(answerPictures);
}

function clientOf({ socket, headers }: IncomingMessage): string {
  const forwardedFor = String(headers["x-forwarded-for"] ?? "");
  return clientAddress(socket.remoteAddress, forwardedFor, env().TRUSTED_PROXIES);
}

/** A shared draft is for whoever has its link alone. False when it has been answered already. */
async function prepareShared(response: ServerResponse, token: string, siteUrl: string): Promise<boolean> {
  for (const [name, value] of Object.entries(sharedHeaders)) response.setHeader(name, value);
  response.statusCode = await sharedStatus(token);
  if (response.statusCode !== 503) return true;
  sendPlain(response, 503, "This page cannot be shown just now. Try again in a moment.", siteUrl);
  return false;
}

function newNonce(): string {
  return randomBytes(16).toString("base64");
}

/** The first parts of the addresses that the build has routes for, readers' own left out. */
function frameworkRooms(buildDir: string): Set<string> {
  const manifest = join(buildDir, "app-path-routes-manifest.json");
  if (!existsSync(manifest)) throw new Error(`There is no build in ${buildDir}: npm start makes one.`);
  const routes = Object.values(JSON.parse(readFileSync(manifest, "utf8")) as Record<string, string>);
  const rooms = routes.map((route) => route.split("/", 2)[1] ?? "");
  return new Set(rooms.filter((room) => room && !room.startsWith("_") && !readerRooms.has(room)));
}

async function closeServer(server: Server): Promise<void> {
  server.prependListener("request", (_request, response: ServerResponse) => {
    response.shouldKeepAlive = false;
  });
  const timer = setTimeout(() => server.closeAllConnections(), lastWord);
  await new Promise<void>((resolve) => server.close(() => resolve()));
  clearTimeout(timer);
}

function addressOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

if (import.meta.main) {
  const dev = process.argv.includes("--dev");
  const { PORT, HOST, DATABASE_URL, AUTH_SECRET } = env();
  if (!DATABASE_URL || !AUTH_SECRET) {
    console.error(
      "DATABASE_URL and AUTH_SECRET must be set to start the server alone; npm start sees to both.",
    );
    process.exit(1);
  }
  if (!dev && !process.env.BUILD_DIR) {
    process.chdir(home);
    const { build } = await import("#lib/boot/build.ts");
    const { steps } = await import("#lib/boot/steps.ts");
    await build(steps());
  }
  const running = await serve({ port: PORT, host: HOST, dev });
  console.log(`Serving at ${running.address}`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void running.close().then(() => process.exit(0)));
  }
}
