import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { keepPrivate } from "#lib/page-cache/private.ts";

async function headersOf(write: (response: ServerResponse) => void): Promise<Headers> {
  const server = createServer((_request, response) => {
    keepPrivate(response);
    write(response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  await answer.text();
  server.close();
  return answer.headers;
}

const shared = { "Cache-Control": "public, s-maxage=10", "CDN-Cache-Control": "max-age=10" };
const tags = { "Surrogate-Key": "story:1", "Cache-Tag": "story:1" };

const writers: Record<string, (response: ServerResponse) => void> = {
  "a list of headers": (response) =>
    response.writeHead(200, Object.entries({ ...shared, ...tags, ETag: '"x"' }).flat()).end("x"),
  "an object of headers": (response) =>
    response.writeHead(200, "Fine", { ...shared, ...tags, ETag: '"x"' }).end("x"),
  "headers set one by one": (response) => {
    for (const [name, value] of Object.entries({ ...shared, ...tags, ETag: '"x"' }))
      response.setHeader(name, value);
    response.end("x");
  },
  "headers of both kinds": (response) => {
    response.setHeader("cache-control", "public, max-age=31536000, immutable");
    response.setHeader("etag", '"x"');
    response.writeHead(200, Object.entries({ ...shared, ...tags }).flat()).end("x");
  },
};

describe("an answer for one person alone", () => {
  for (const [how, write] of Object.entries(writers))
    it(`tells every cache to keep nothing, written with ${how}`, async () => {
      const headers = await headersOf(write);
      expect(headers.get("cache-control")).toBe("private, no-store");
      for (const name of ["cdn-cache-control", "surrogate-key", "cache-tag"])
        expect(headers.get(name), name).toBeNull();
      expect(headers.get("etag")).toBe('"x"');
    });
});
