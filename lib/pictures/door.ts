import type { IncomingMessage, ServerResponse } from "node:http";
import { fromDesk, respond } from "#lib/auth/desk-request.ts";
import { admit, isForEveryone } from "#lib/auth/reader-door.ts";
import { cardKeyAt } from "#lib/cards/address.ts";
import { env } from "#lib/env.ts";
import { commonHeaders } from "#lib/page-cache/headers.ts";
import { sendPlain } from "#lib/page-cache/respond.ts";
import { type Result, refused } from "#lib/result.ts";
import { opensPicture } from "#lib/sharing/pictures.ts";
import { readPictureAddress, storageKey } from "./address.ts";
import { storedFile } from "./kept.ts";
import { typeOf } from "./storage.ts";
import { uploadPicture } from "./upload.ts";

export const uploadPath = "/api/desk/pictures";

// What a browser has been given it has; caches on the way ask each minute whether the site is still for everyone.
const forAYear = "public, max-age=31536000, s-maxage=60, immutable";
const lastWord = 5000; // milliseconds that a client has to read why its upload is refused, before it is cut off

/** Whether `answerPictures` answers this request, before anything else looks at it. */
export function isForPictures({ url = "", method }: IncomingMessage): boolean {
  return url.startsWith("/media/") || (method === "POST" && url.split("?", 1)[0] === uploadPath);
}

/** Sends the files of pictures, and takes uploads: their bytes go no further into the server than their limits. */
export function answerPictures(request: IncomingMessage, response: ServerResponse): Promise<void> {
  return request.url?.startsWith("/media/") ? send(request, response) : receive(request, response);
}

async function send(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { SITE_URL } = env();
  const { method, headers, url = "" } = request;
  if (!isForEveryone() && !(await admit(request, response, () => opensPicture(url)))) return;
  if (method !== "GET" && method !== "HEAD") {
    return sendPlain(response, 405, "A picture can only be looked at.", SITE_URL, { Allow: "GET, HEAD" });
  }
  const key = keyAt(url.split("?", 1)[0] ?? "");
  const file = key && (await storedFile(key).catch(away));
  if (file === "away") {
    return sendPlain(response, 503, "The store of pictures does not answer.", SITE_URL, {
      "Retry-After": "5",
    });
  }
  if (!key || !file) return sendPlain(response, 404, "There is no picture at this address.", SITE_URL);
  const common = [
    ...["ETag", file.etag, "Cache-Control", forAYear, "Cache-Tag", "pictures", "Surrogate-Key", "pictures"],
    ...commonHeaders(SITE_URL),
  ];
  if (headers["if-none-match"]?.includes(file.etag)) {
    response.writeHead(304, common);
    response.end();
    return;
  }
  response.writeHead(200, [
    ...["Content-Type", typeOf(key), "Content-Length", String(file.bytes.length)],
    ...["Content-Security-Policy", "default-src 'none'; sandbox"],
    ...common,
  ]);
  response.end(method === "HEAD" ? undefined : file.bytes);
}

/** Where the file of an address lies: one that was uploaded, or one that was drawn. */
function keyAt(path: string): string | null {
  const address = readPictureAddress(path);
  return address ? storageKey(address) : cardKeyAt(path);
}

function away(error: Error): "away" {
  console.error(`A picture could not be read from its store: ${error.message}`);
  return "away";
}

/** In front of Next, because a route has no hold on the connection of somebody whom it refuses. */
async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const headers = new Headers();
  for (const name of ["origin", "host", "cookie", "sec-fetch-site"])
    headers.set(name, String(request.headers[name] ?? ""));
  if (!request.headers.origin) headers.delete("origin");
  const asked = new Request(new URL(uploadPath, env().SITE_URL), { method: "POST", headers });
  const answer = await respond(() =>
    fromDesk(asked, async (person) => {
      const { name, size } = declared(request);
      if (name === null) return unnamed;
      return uploadPicture(person, { name, size, bytes: arriving(request) });
    }),
  ).catch((error: Error) => (isGone(request) ? null : Promise.reject(error)));
  if (!answer) return;
  response.once("finish", () => cutOff(request));
  response.writeHead(answer.status, [
    ...["Content-Type", "application/json", "Cache-Control", "no-store"],
    ...["Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"],
    ...commonHeaders(env().SITE_URL),
  ]);
  response.end(await answer.text());
}

/** What comes, leaving the connection open for an answer; its breaking off is nobody else's failure. */
async function* arriving(request: IncomingMessage): AsyncGenerator<Uint8Array> {
  try {
    yield* request.iterator({ destroyOnReturn: false });
  } catch {
    throw new Error("The upload was broken off.");
  }
}

/** Whether whoever was uploading has gone away, or thought better of it. */
function isGone(request: IncomingMessage): boolean {
  return request.destroyed && !request.complete;
}

/** The name is in the address, percent-encoded; the size, if it is known, in the usual header. */
function declared(request: IncomingMessage): { name: string | null; size: number | undefined } {
  const { searchParams } = new URL(request.url ?? "", "http://site.invalid");
  const length = Number(request.headers["content-length"]);
  return { name: searchParams.get("name"), size: Number.isFinite(length) ? length : undefined };
}

/** What is still coming is of no use: it may arrive for a moment, so that the answer is read, and then no more. */
function cutOff(request: IncomingMessage): void {
  if (request.complete) return;
  request.resume();
  setTimeout(() => request.complete || request.socket.destroy(), lastWord).unref();
}

const unnamed: Result<never> = refused({
  code: "invalid",
  message: "The upload has no name: reload the page and try again.",
});
