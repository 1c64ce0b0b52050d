import type { OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from "node:http";

/** By which caches between here and a reader keep an answer, or are told to let it go. */
const forSharing = new Set([
  "cache-control",
  "cdn-cache-control",
  "surrogate-control",
  "surrogate-key",
  "cache-tag",
  "expires",
]);

type Headers = OutgoingHttpHeaders | OutgoingHttpHeader[] | undefined;

/**
 * Whatever is answered here is for whoever asked alone: nobody on the way may keep it. It is said when the answer is
 * written, whoever writes it, so that no sender has to know.
 */
export function keepPrivate(response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response) as (
    status: number,
    ...rest: unknown[]
  ) => ServerResponse;
  const privately = (status: number, ...rest: unknown[]) => {
    for (const name of forSharing) response.removeHeader(name);
    const words = typeof rest[0] === "string" ? [rest.shift()] : [];
    return writeHead(status, ...words, [
      ...unshared(rest[0] as Headers),
      "Cache-Control",
      "private, no-store",
    ]);
  };
  response.writeHead = privately as ServerResponse["writeHead"];
}

/** The headers as a flat list, without those. */
function unshared(headers: Headers): OutgoingHttpHeader[] {
  const pairs = Array.isArray(headers) ? inPairs(headers) : Object.entries(headers ?? {});
  return pairs.flatMap(([name, value]) =>
    value === undefined || forSharing.has(name.toLowerCase()) ? [] : [name, value],
  );
}

function inPairs(list: OutgoingHttpHeader[]): [string, OutgoingHttpHeader][] {
  if (Array.isArray(list[0])) return list as unknown as [string, OutgoingHttpHeader][];
  return list.flatMap((name, at) =>
    at % 2 === 0 ? [[String(name), list[at + 1] as OutgoingHttpHeader]] : [],
  );
}
