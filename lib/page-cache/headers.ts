import { createHash } from "node:crypto";

/** Response headers, name and value in turn, as `writeHead` takes them fastest. */
export type HeaderList = string[];

const readerDirectives = [
  "default-src 'none'",
  "script-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
];

const nothingAllowed = "accelerometer=(), camera=(), geolocation=(), microphone=(), payment=(), usb=()";

/** Headers that every answer carries; HSTS only where the site is known to be on https. */
export function commonHeaders(siteUrl: string): HeaderList {
  return [
    "X-Content-Type-Options",
    "nosniff",
    "Referrer-Policy",
    "strict-origin-when-cross-origin",
    "Permissions-Policy",
    nothingAllowed,
    "Cross-Origin-Opener-Policy",
    "same-origin",
    ...(siteUrl.startsWith("https:") ? ["Strict-Transport-Security", "max-age=31536000"] : []),
  ];
}

/** Allows one inline style element, by its hash, and no inline script. */
export function readerPolicy(style: string): string {
  const hash = createHash("sha256").update(style).digest("base64");
  return [...readerDirectives, style ? `style-src 'sha256-${hash}'` : "style-src 'none'"].join("; ");
}

/** As `readerPolicy`, of a page that may stand in anybody's frame: it has no script at all, and sends nothing anywhere. */
export function embedPolicy(style: string): string {
  const hash = createHash("sha256").update(style).digest("base64");
  return [
    "default-src 'none'",
    "font-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors *",
    `style-src 'sha256-${hash}'`,
  ].join("; ");
}

/**
 * The desk is an ordinary Next app: its inline scripts carry the nonce, which Next takes from the request's header of
 * the same name. Its editors and menus set style attributes, hence 'unsafe-inline' for styles and nothing else. Its
 * preview is a document of its own in a frame; no other page of the desk may stand in one.
 */
export function deskPolicy(nonce: string, { framed = false } = {}): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "frame-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    framed ? "frame-ancestors 'self'" : "frame-ancestors 'none'",
  ].join("; ");
}

/**
 * Browsers ask every time, which costs a 304. Outer caches may answer for ten seconds, or ask to be told by the tags;
 * only they read CDN-Cache-Control (RFC 9213), since a browser that shows a page while it revalidates would show an
 * editor the old text. An hour is long enough to start a server again; for longer, something that was retracted or
 * closed meanwhile would come back.
 */
export function cachingHeaders(tags: Iterable<string>): HeaderList {
  const names = [...tags].map(encodeURIComponent).sort();
  const tooMany = names.join(" ").length > 6000;
  return [
    "Cache-Control",
    tooMany ? "public, max-age=0, must-revalidate" : "public, max-age=0, s-maxage=10",
    ...(tooMany || names.length === 0
      ? []
      : [
          "CDN-Cache-Control",
          "public, max-age=10, stale-while-revalidate=60, stale-if-error=3600",
          "Cache-Tag",
          names.join(","),
          "Surrogate-Key",
          names.join(" "),
        ]),
  ];
}
