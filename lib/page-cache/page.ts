import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Encoding } from "./encoding.ts";
import { cachingHeaders, commonHeaders, embedPolicy, type HeaderList, readerPolicy } from "./headers.ts";
import type { Kept } from "./store.ts";

export type Body = { bytes: Buffer; headers: HeaderList; unchanged: HeaderList };

type Bodies = { identity: Body } & Partial<Record<Encoding, Body>>;

/** An answer to be kept: a finished page, a permanent redirect, or the knowledge that there is nothing. */
export type Page = Kept & { madeAt: number } & (
    | {
        status: 200;
        /** What it was about is not there any more: it is sent with status 410. */
        gone: boolean;
        fingerprint: string;
        shared: HeaderList;
        bodies: Bodies;
      }
    | { status: 307 | 308; location: string }
    | { status: 404 }
  );

export type FinishedPage = Extract<Page, { status: 200 }>;

const compress = promisify(brotliCompress);
const smallestWindow = 2 ** 16 - 16; // bytes (RFC 7932, 9.1)
const overhead = 2048; // bytes that an entry costs beside its bodies, roughly

type Made = { tags: Set<string>; until: Date | null; siteUrl: string; gone?: boolean };

/** A page of finished HTML with its headers; a compressed body is made when first asked for. */
export function pageOf(
  finished: { html: string; style: string },
  made: Made & { embed?: boolean },
): FinishedPage {
  const { html, style } = finished;
  const policy = made.embed ? embedPolicy(style) : readerPolicy(style);
  return kept(html, made, [
    ...["Content-Type", "text/html; charset=utf-8", "Content-Security-Policy", policy],
    ...(made.embed ? [] : ["Speculation-Rules", '"/speculation-rules.json"']),
  ]);
}

/** What programs read (a feed, a calendar, a sitemap), as it is. */
export function documentOf(text: string, type: string, made: Made): FinishedPage {
  return kept(text, made, [
    "Content-Type",
    type,
    "Content-Security-Policy",
    "default-src 'none'; frame-ancestors 'none'",
  ]);
}

function kept(text: string, made: Made, own: HeaderList): FinishedPage {
  const bytes = Buffer.from(text);
  const fingerprint = createHash("sha256").update(bytes).digest("base64url").slice(0, 16);
  const shared = [...own, ...commonHeaders(made.siteUrl), ...cachingHeaders(made.tags)];
  return {
    status: 200,
    gone: made.gone ?? false,
    fingerprint,
    shared,
    bodies: { identity: bodyOf(bytes, "identity", fingerprint, shared) },
    tags: made.tags,
    until: made.until,
    madeAt: Date.now(),
    brief: false,
    endless: false,
    bytes: 2 * bytes.length + overhead, // text compresses to a third or less, twice
  };
}

/** The page's body in an encoding, made now if need be, which takes less than a millisecond. */
export function bodyIn(page: FinishedPage, encoding: Encoding): Body {
  const known = page.bodies[encoding];
  if (known) return known;
  const html = page.bodies.identity.bytes;
  const body =
    encoding === "br"
      ? bodyOf(brotliCompressSync(html, quickly(html)), encoding, `${page.fingerprint}-b`, page.shared)
      : bodyOf(gzipSync(html, { level: 9 }), encoding, `${page.fingerprint}-gz`, page.shared);
  page.bodies[encoding] = body;
  return body;
}

/** Compresses a page as well as brotli can, off the main thread: 10 to 25 ms that only pages which stay are worth. */
export async function compressBest(page: FinishedPage): Promise<void> {
  const html = page.bodies.identity.bytes;
  const best = await compress(html, { params: forText(html, 11) });
  page.bodies.br = bodyOf(best, "br", `${page.fingerprint}-br`, page.shared);
}

export function redirectOf(
  status: 307 | 308,
  location: string,
  made: { tags: Set<string>; until: Date | null },
): Page {
  return {
    status,
    location,
    ...made,
    brief: status === 307,
    endless: false,
    madeAt: Date.now(),
    bytes: overhead,
  };
}

/** Remembered for a minute at most: a new page may come to an address without anybody knowing of this one. */
export function nothingOf(made: { tags: Set<string>; until: Date | null }): Page {
  const minute = new Date(Date.now() + 60_000);
  const until = made.until && made.until < minute ? made.until : minute;
  return {
    status: 404,
    tags: made.tags,
    until,
    brief: true,
    endless: false,
    madeAt: Date.now(),
    bytes: overhead,
  };
}

function bodyOf(bytes: Buffer, encoding: Encoding, etag: string, shared: HeaderList): Body {
  const validators = ["ETag", `"${etag}"`, "Vary", "Accept-Encoding"];
  const caching = shared.slice(shared.indexOf("Cache-Control"));
  return {
    bytes,
    headers: [
      ...shared,
      ...validators,
      ...(encoding === "identity" ? [] : ["Content-Encoding", encoding]),
      "Content-Length",
      String(bytes.length),
    ],
    unchanged: [...validators, ...caching],
  };
}

/** Quality 9 is as quick as 5, and better by a hundredth, while the text fits into the smallest window; beyond, ten times slower. */
function quickly(html: Buffer) {
  if (html.length > smallestWindow) return { params: forText(html, 5) };
  return { params: { ...forText(html, 9), [constants.BROTLI_PARAM_LGWIN]: 16 } };
}

function forText(html: Buffer, quality: number): Record<number, number> {
  return {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: html.length,
  };
}
