import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer, request as httpRequest, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { database } from "#lib/database/client.ts";
import { answerPictures, isForPictures } from "#lib/pictures/door.ts";
import type { LibraryPicture } from "#lib/pictures/queries.ts";
import type { Result } from "#lib/result.ts";
import { hostileUploads } from "#tests/support/hostile-pictures.ts";
import { withNewsroom, writer } from "#tests/support/newsroom.ts";
import { makeSession } from "#tests/support/people.ts";
import { jpeg } from "#tests/support/pictures.ts";

const origin = "http://localhost:3000"; // SITE_URL of these tests
let folder = "";
let server: Server;
let base = "";
let cookie = "";
/** How many bytes came over each connection that is closed, by the client's port. */
const received = new Map<number, number>();

withNewsroom();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hostile-"));
  process.env.DATA_DIR = folder;
  server = createServer((request, response) => {
    if (!isForPictures(request)) return void response.writeHead(404).end();
    answerPictures(request, response).catch(() => response.destroy());
  });
  server.on("connection", (socket) => {
    const port = socket.remotePort ?? 0;
    socket.once("close", () => received.set(port, socket.bytesRead));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const session = await makeSession(process.env.DATABASE_URL ?? "", { id: writer.id ?? "" });
  cookie = `${session.cookie.name}=${session.cookie.value}`;
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

beforeEach(() => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
});

type Answer = { status: number; result: Result<LibraryPicture> };

async function upload(bytes: BodyInit, name: string, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(`${base}/api/desk/pictures?name=${encodeURIComponent(name)}`, {
    method: "POST",
    headers: { cookie, origin, ...headers },
    body: bytes,
    ...(bytes instanceof ReadableStream && { duplex: "half" }),
  });
  return { status: response.status, result: (await response.json()) as Result<LibraryPicture> };
}

/** What lies in the media folder, folders left out. */
async function onDisk(): Promise<string[]> {
  const all = await readdir(join(folder, "media"), { recursive: true, withFileTypes: true }).catch(() => []);
  return all.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

const sentence = /^[A-Z].{10,220}\.$/;

describe("hostile uploads", () => {
  it.each(hostileUploads)("$what", async ({ name, bytes, becomes }) => {
    const before = await onDisk();
    const known = await database().picture.count();
    const { status, result } = await upload(new Uint8Array(await bytes()), name);
    if (becomes !== "taken") {
      expect(status).toBe(422);
      const message = result.ok ? "taken" : result.problem.message;
      expect(message).toMatch(becomes);
      expect(message).toMatch(sentence);
      expect(await onDisk()).toEqual(before);
      expect(await database().picture.count()).toBe(known);
      return;
    }
    if (!result.ok) throw new Error(result.problem.message);
    const added = (await onDisk()).filter((path) => !before.includes(path));
    expect(added.length).toBeGreaterThan(0);
    for (const path of added) {
      expect(path.slice(folder.length)).toMatch(/^\/media\/[0-9a-f]{16}\/\d+x\d+\.webp$/);
      const stored = await readFile(path);
      const { format, exif, icc, xmp } = await sharp(stored).metadata();
      expect({ format, exif, icc, xmp }).toEqual({ format: "webp" });
      expect(stored.toString("latin1")).not.toMatch(/script|php|fetch/);
    }
    expect(result.value.name).toMatch(/^[^/\\\p{Cc}\p{Cf}]{1,120}$/u);
    const shown = await fetch(base + result.value.src);
    expect(shown.headers.get("content-type")).toBe("image/webp");
  });

  it("of 100 MB are answered at once, and their bytes are read no further", async () => {
    const piece = new Uint8Array(1_000_000);
    let sent = 0;
    const endless = () =>
      new ReadableStream({
        async pull(controller) {
          await wait(1);
          sent += 1;
          if (sent > 100) controller.close();
          else controller.enqueue(piece);
        },
      });
    const { status, result } = await upload(new Uint8Array(100_000_000), "large.jpg");
    expect(status).toBe(413);
    expect(result.ok ? "" : result.problem.message).toMatch(/^The file is larger than 20 MB/);
    const undeclared = await upload(endless(), "large.jpg");
    expect(undeclared.status).toBe(413);
    expect(await onDisk()).not.toContainEqual(expect.stringContaining("large"));
  });

  // A connection that is cut may take the answer along that was on its way.
  it("that go on after their refusal are cut off", { retry: 2 }, async () => {
    const path = "/api/desk/pictures?name=slow.jpg";
    const headers = { cookie, origin, "content-length": 200_000_000 };
    const slow = httpRequest(base + path, { method: "POST", headers });
    slow.on("error", () => {});
    const [response] = await Promise.all([once(slow, "response"), slow.write(Buffer.alloc(1_000_000))]);
    expect(response[0].statusCode).toBe(413);
    const port = slow.socket?.localPort ?? 0;
    const begun = performance.now();
    const drip = setInterval(() => slow.write(Buffer.alloc(1000)), 50);
    await once(slow, "close");
    clearInterval(drip);
    expect(performance.now() - begun).toBeLessThan(20_000);
    await vi.waitFor(() => expect(received.get(port)).toBeLessThan(3_000_000), { timeout: 10_000 });
  });

  it("that are given up leave nothing behind", async () => {
    const before = await onDisk();
    const bytes = await jpeg(400, 300, 77);
    const headers = { cookie, origin, "content-length": bytes.length };
    const half = httpRequest(`${base}/api/desk/pictures?name=half.jpg`, { method: "POST", headers });
    half.on("error", () => {});
    await new Promise((resolve) => half.write(bytes.subarray(0, bytes.length / 2), resolve));
    half.destroy();
    await wait(50);
    expect(await onDisk()).toEqual(before);
    expect((await upload(new Uint8Array(bytes), "whole.jpg")).status).toBe(200);
  });

  it("of twelve at once are all answered, each with its own picture", async () => {
    const files = await Promise.all(Array.from({ length: 12 }, (_, index) => jpeg(1200, 800, 100 + index)));
    const answers = await Promise.all(
      files.map((bytes, index) => upload(new Uint8Array(bytes), `${index}.jpg`)),
    );
    const made = answers.map(({ result }) => (result.ok ? result.value.src : result.problem.message));
    expect(new Set(made).size).toBe(12);
    expect(made.every((src) => src.startsWith("/media/"))).toBe(true);
  });

  it("by strangers, from other sites or without a name are not even read", async () => {
    const bytes = new Uint8Array(await jpeg(300, 200, 55));
    const before = await onDisk();
    const status = async (headers: Record<string, string>) => (await upload(bytes, "x.jpg", headers)).status;
    expect(await status({ cookie: "" })).toBe(401);
    expect(await status({ cookie: "takewire.session_token=forged.forged" })).toBe(401);
    expect(await status({ origin: "https://evil.example" })).toBe(403);
    expect(await status({ origin: "null" })).toBe(403);
    const unnamed = await fetch(`${base}/api/desk/pictures`, {
      method: "POST",
      headers: { cookie, origin },
      body: bytes,
    });
    expect(unnamed.status).toBe(422);
    const noOrigin = await fetch(`${base}/api/desk/pictures?name=x`, {
      method: "POST",
      headers: { cookie },
      body: bytes,
    });
    expect(noOrigin.status).toBe(403);
    expect(await onDisk()).toEqual(before);
  });
});

describe("the files of pictures", () => {
  it("are kept by browsers for a year, by caches on the way for a minute, and are nothing but pictures", async () => {
    const { result } = await upload(new Uint8Array(await jpeg(700, 400, 56)), "kept.jpg");
    if (!result.ok) throw new Error(result.problem.message);
    const address = base + result.value.src;
    const answer = await fetch(address);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "cache-control": "public, max-age=31536000, s-maxage=60, immutable",
      "content-security-policy": "default-src 'none'; sandbox",
      "content-type": "image/webp",
      "x-content-type-options": "nosniff",
    });
    const body = Buffer.from(await answer.arrayBuffer());
    expect(body.length).toBe(result.value.bytes);
    const etag = answer.headers.get("etag") ?? "";
    const known = await fetch(address, { headers: { "if-none-match": `"other", W/${etag}` } });
    expect([known.status, await known.text()]).toEqual([304, ""]);
    const head = await fetch(address, { method: "HEAD" });
    expect([head.status, head.headers.get("content-length"), await head.text()]).toEqual([
      200,
      `${body.length}`,
      "",
    ]);
    expect((await fetch(address, { method: "DELETE" })).status).toBe(405);
    expect((await fetch(`${address}?w=100`)).status).toBe(200);
  });

  it.each([
    "/media/",
    "/media/0123456789abcdef/480x320.webp",
    "/media/..%2f..%2fauth-secret",
    "/media/%2e%2e/%2e%2e/auth-secret",
    "/media/0123456789abcdef/..%5c..%5cauth-secret",
    "/media/0123456789abcdef/480x320.webp%00.png",
  ])("are at their own addresses only: %s is none", async (path) => {
    const answer = await new Promise<{ status: number; text: string }>((resolve, reject) => {
      const asked = httpRequest(base, { path }, async (response) => {
        const pieces = await response.toArray();
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(pieces).toString() });
      });
      asked.on("error", reject).end();
    });
    expect(answer).toEqual({ status: 404, text: "There is no picture at this address.\n" });
  });
});
