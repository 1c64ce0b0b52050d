import type { IncomingMessage, ServerResponse } from "node:http";
import type { PublicFile } from "./assets.ts";
import { encodingFor } from "./encoding.ts";
import { commonHeaders, readerPolicy } from "./headers.ts";
import { bodyIn, type FinishedPage } from "./page.ts";

/** Sends a finished page as it is, or 304 to who has it already. */
export function sendPage(request: IncomingMessage, response: ServerResponse, page: FinishedPage): void {
  const { headers } = request;
  const body = bodyIn(page, encodingFor(headers["accept-encoding"] as string | undefined));
  const known = headers["if-none-match"];
  if (!page.gone && known !== undefined && names(known, page.fingerprint)) {
    response.writeHead(304, body.unchanged);
    response.end();
    return;
  }
  response.writeHead(page.gone ? 410 : 200, body.headers);
  if (request.method === "HEAD") response.end();
  else response.end(body.bytes);
}

/** Sends a finished page's body under another status, never to be kept by anybody. */
export function sendPageAs(
  status: number,
  request: IncomingMessage,
  response: ServerResponse,
  page: FinishedPage,
  extra: Record<string, string> = {},
): void {
  const body = bodyIn(page, encodingFor(request.headers["accept-encoding"] as string | undefined));
  const dropped = new Set([
    "etag",
    "cache-control",
    "cdn-cache-control",
    "cache-tag",
    "surrogate-key",
    "speculation-rules",
  ]);
  const headers = ["Cache-Control", "no-store"];
  for (let at = 0; at < body.headers.length; at += 2) {
    const name = body.headers[at] as string;
    if (!dropped.has(name.toLowerCase())) headers.push(name, body.headers[at + 1] as string);
  }
  response.writeHead(status, [...headers, ...Object.entries(extra).flat()]);
  if (request.method === "HEAD") response.end();
  else response.end(body.bytes);
}

/** Sends a file of `public/`; for good if it is asked for by its fingerprint. */
export function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: PublicFile,
  options: { byFingerprint: boolean; siteUrl: string },
): void {
  const wanted = encodingFor(request.headers["accept-encoding"] as string | undefined);
  const encoding = file.bodies[wanted] ? wanted : "identity";
  const bytes = file.bodies[encoding] as Buffer;
  const headers = [
    ...["ETag", `"${file.fingerprint}-${encoding}"`, "Vary", "Accept-Encoding"],
    ...[
      "Cache-Control",
      options.byFingerprint ? "public, max-age=31536000, immutable" : "public, max-age=3600",
    ],
    ...commonHeaders(options.siteUrl),
  ];
  const known = request.headers["if-none-match"];
  if (known !== undefined && names(known, file.fingerprint)) {
    response.writeHead(304, headers);
    response.end();
    return;
  }
  const coding = encoding === "identity" ? [] : ["Content-Encoding", encoding];
  response.writeHead(200, [
    ...["Content-Type", file.type, "Content-Length", String(bytes.length), ...coding],
    ...["Content-Security-Policy", readerPolicy("")],
    ...headers,
  ]);
  if (request.method === "HEAD") response.end();
  else response.end(bytes);
}

/** Sends a redirect that stays right as long as the page it was made from. */
export function sendRedirect(
  response: ServerResponse,
  status: number,
  location: string,
  siteUrl: string,
): void {
  sendPlain(response, status, `See ${location}`, siteUrl, { Location: location });
}

/** Sends a sentence of plain text. */
export function sendPlain(
  response: ServerResponse,
  status: number,
  sentence: string,
  siteUrl: string,
  extra: Record<string, string> = {},
): void {
  const text = `${sentence}\n`;
  const headers = [
    ...["Content-Type", "text/plain; charset=utf-8", "Content-Length", String(Buffer.byteLength(text))],
    ...["Cache-Control", "no-cache", "Content-Security-Policy", readerPolicy("")],
    ...commonHeaders(siteUrl),
  ];
  response.writeHead(status, [...headers, ...Object.entries(extra).flat()]);
  if (response.req.method === "HEAD") response.end();
  else response.end(text);
}

/** Whether If-None-Match lists this page in any encoding; weak and strong tags count alike (RFC 9110, 13.1.2). */
function names(header: string, fingerprint: string): boolean {
  if (header === "*") return true;
  return header.split(",").some((tag) => {
    const bare = tag.trim().replace(/^W\//, "").replace(/^"|"$/g, "");
    return bare === fingerprint || bare.startsWith(`${fingerprint}-`);
  });
}
