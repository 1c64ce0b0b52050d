import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { extname, join, posix, relative, sep } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Encoding } from "./encoding.ts";
import type { Assets } from "./finish.ts";

/** A file of `public/`, held in memory with its compressed forms where those are smaller. */
export type PublicFile = { type: string; fingerprint: string; bodies: Partial<Record<Encoding, Buffer>> };

export type SiteAssets = Assets & {
  file(path: string): PublicFile | undefined;
  /** Whether the build made this file under `/_next/static/`. */
  isBuilt(path: string): boolean;
};

const largest = 2_000_000; // bytes; larger files are left to the framework

const types: Record<string, string> = {
  ".avif": "image/avif",
  ".css": "text/css; charset=utf-8",
  ".gif": "image/gif",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpeg": "image/jpeg",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};
const specialTypes: Record<string, string> = {
  "/speculation-rules.json": "application/speculationrules+json",
};
const compressible = /^(text|application)\/|svg/;

/** Knows what pages refer to: the files of `publicDir` by content, those of the build by name and stylesheets by text. */
export function loadAssets(publicDir: string, buildDir: string): SiteAssets {
  const files = new Map<string, PublicFile>();
  for (const path of filesUnder(publicDir)) {
    const file = join(publicDir, path);
    if (statSync(file).size <= largest) files.set(path, fileAt(path, file));
  }
  const built = new Set(filesUnder(join(buildDir, "static")).map((path) => `/_next/static${path}`));
  const stylesheets = new Map<string, string>();
  return {
    file: (path) => files.get(path),
    isBuilt: (path) => built.has(path),
    fingerprint: (path) => files.get(path)?.fingerprint ?? null,
    stylesheet(href) {
      const known = stylesheets.get(href);
      if (known !== undefined) return known;
      const css = inlineable(readFileSync(stylesheetFile(href, buildDir), "utf8"), href);
      stylesheets.set(href, css);
      return css;
    },
  };
}

/** A stylesheet's text as it must read inside a page: addresses absolute, no comments, no end of a style element. */
export function inlineable(css: string, href: string): string {
  if (/<\/style/i.test(css))
    throw new Error(`The stylesheet ${href} holds “</style”, which would end it early.`);
  const base = new URL(href, "http://site.invalid");
  return css
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/url\(\s*(["']?)(?!data:|https?:|\/|#)([^"')]+)\1\s*\)/g, (_, _quote, address: string) => {
      return `url(${new URL(address.trim(), base).pathname})`;
    })
    .trim();
}

function stylesheetFile(href: string, buildDir: string): string {
  const path = posix.normalize(new URL(href, "http://site.invalid").pathname);
  if (!path.startsWith("/_next/static/"))
    throw new Error(`The stylesheet ${href} is not one of the build's.`);
  return join(buildDir, path.slice("/_next/".length));
}

/** The files of a folder, hidden ones left out, as paths that begin with a slash. */
function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => `/${relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/")}`);
}

function fileAt(path: string, file: string): PublicFile {
  const identity = readFileSync(file);
  const type = specialTypes[path] ?? types[extname(path).toLowerCase()] ?? "application/octet-stream";
  const fingerprint = createHash("sha256").update(identity).digest("base64url").slice(0, 12);
  if (!compressible.test(type)) return { type, fingerprint, bodies: { identity } };
  const smaller = (body: Buffer) => (body.length < identity.length ? body : undefined);
  const br = smaller(brotliCompressSync(identity));
  const gzip = smaller(gzipSync(identity, { level: 9 }));
  return { type, fingerprint, bodies: { identity, ...(br && { br }), ...(gzip && { gzip }) } };
}
