import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";

type Import = { target: string; typeOnly: boolean };

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  encoding: "utf8",
})
  .split("\n")
  .filter((path) => /\.(ts|tsx|js|mjs|css)$/.test(path) && !path.startsWith("prisma/generated/"));
const sources = new Map(files.map((path) => [path, readFileSync(path, "utf8")]));

/** Files that hold no trace of Next or the database: they run in a browser, a test or a job alike. */
const pure = [
  /^lib\/(result|shared)\.ts$/,
  /^lib\/stories\/(compare|content|schema|lifecycle|hash|references|slug|text|dates|reading-time|merge|merge-text|merge-list)\.ts$/,
  /^lib\/markdown\//,
  /^lib\/(checks|comparison)\//,
  /^lib\/cards\/(address|embed|face|quote|structured)\.ts$/,
  /^lib\/chains\/(take-line|thread)\.ts$/,
  /^lib\/takes\/(record|verdict)\.ts$/,
  /^lib\/comments\/(anchor|follow|locate|mentions|parts|schema|selector|stretches)\.ts$/,
  /^lib\/page-cache\/(recorder|store|finish|key|used-styles|selector)\.ts$/,
  /^lib\/feeds\/(atom|calendar|feed|formats|html|ids|json-feed|ranges|robots|rss|sitemap|xml)\.ts$/,
  /^lib\/language\//,
  /^lib\/related\/(analyser|signature|reason|stop-words|radar)\.ts$/,
  /^lib\/search\/(answer|document|notes|periods|query|snippet|spelling|terms|tsquery)\.ts$/,
  /^lib\/transfer\/(story-file|front-matter|write-yaml|mistakes|verdict-part|pasted-[a-z]+)\.ts$/,
  /^lib\/auth\/policy\.ts$/,
  /^lib\/audit\/(kinds|filters|formats)\.ts$/,
  /^lib\/settings\/(manifest|schema)\.ts$/,
  /^lib\/notices\/(kinds|told|switches|words|digest)\.ts$/,
  /^lib\/schedule\/(calendar|time|words)\.ts$/,
  /^lib\/tags\/(closeness|plan|preview|said|suggestion)\.ts$/,
  /^lib\/review\/(approval|rules)\.ts$/,
  /^lib\/week\/(week|group)\.ts$/,
  /^lib\/newsletter\/(letter|words)\.ts$/,
  /^lib\/pictures\/(address|limits|name|shown|sniff)\.ts$/,
];

/** Raw SQL lives in queries, and where a command needs what Prisma cannot say. */
const rawSql = [
  /\/queries\.ts$/,
  /^lib\/(database|related|search)\//,
  /^lib\/feeds\/sitemap-queries\.ts$/,
  /^lib\/page-cache\/invalidation\.ts$/,
  /^lib\/jobs\/queue\.ts$/,
  /^lib\/notices\/tell\.ts$/,
  /^lib\/newsletter\/claiming\.ts$/,
  /^lib\/stories\/cards\.ts$/,
  /^lib\/tags\/(desk-queries|directory|place|rebuild|referrers|refile|suggest)\.ts$/,
  /^tests\//,
];

const longForAReason: string[] = [];

/** A language is one file, however much there is to say. */
const oneLanguage = /^lib\/language\/messages\/[a-z]+\.ts$/;

describe("the house", () => {
  it("keeps Next out of lib, but for the session", () => {
    expect(offences(/^lib\/(?!auth\/session\.ts)/, (target) => /^next(\/|$)/.test(target))).toEqual([]);
  });

  it("lets nothing in lib look up into app, components or tests, but for the launcher", () => {
    expect(offences(/^lib\/(?!boot\/)/, (target) => /^(app|components|tests)\//.test(target))).toEqual([]);
  });

  it("lets app reach the database only through lib", () => {
    expect(
      offences(/^(app|components)\//, (target) => /^(prisma\/|@prisma|pg$|lib\/database\/)/.test(target)),
    ).toEqual([]);
  });

  it("gives components only pure files and types of lib", () => {
    const reach = (target: string) => target.startsWith("lib/") && !isPure(target);
    expect(offences(/^components\//, reach)).toEqual([]);
  });

  it("lets components import no page", () => {
    expect(offences(/^components\//, (target) => target.startsWith("app/"))).toEqual([]);
  });

  it("keeps pure files pure, all the way down", () => {
    const impure = (target: string) =>
      /^(next(\/|$)|react|@prisma|pg$|prisma\/)/.test(target) ||
      (target.startsWith("lib/") && !isPure(target));
    expect(
      files.filter(isPure).flatMap((path) =>
        valueImports(path)
          .filter(impure)
          .map((target) => `${path} → ${target}`),
      ),
    ).toEqual([]);
  });

  it("gives readers no client component, no Suspense and no framework link", () => {
    const reader = files.filter((path) => /^(app\/\(site\)|components\/(site|story))\//.test(path));
    const wrong = /["']use client["']|next\/link|next\/script|\bSuspense\b|dangerouslySetInnerHTML/;
    expect(
      reader.filter((path) => /\.tsx?$/.test(path) && wrong.test(sources.get(path) ?? "") && !allowed(path)),
    ).toEqual([]);
    expect(reader.filter((path) => /(loading|template)\.tsx$/.test(path))).toEqual([]);
  });

  it("keeps raw SQL in its rooms", () => {
    const raw = files.filter((path) => /\$(query|execute)Raw/.test(sources.get(path) ?? ""));
    expect(raw.filter((path) => !rawSql.some((room) => room.test(path)))).toEqual([]);
  });

  it("has no file over 300 lines without a good reason", () => {
    const long = files.filter((path) => (sources.get(path) ?? "").split("\n").length > 301);
    expect(long.filter((path) => !oneLanguage.test(path))).toEqual(longForAReason);
  });
});

describe("what a process keeps in memory", () => {
  /** Read once from a file, or known by the very settings that it was made of. */
  const harmless = ["lib/database/schema-engine.ts", "lib/env.ts"];

  it("hangs on shared(), where both module graphs find it and tests make it empty between two sites", () => {
    const keeping = files.filter(
      (path) => /^(lib|app)\//.test(path) && /^(export )?let /m.test(sources.get(path) ?? ""),
    );
    expect(keeping.filter((path) => !path.startsWith("lib/boot/"))).toEqual(harmless);
  });
});

function isPure(path: string): boolean {
  return pure.some((pattern) => pattern.test(path));
}

/** Where trusted HTML is placed: Markdown after sanitising, and escaped JSON-LD. */
function allowed(path: string): boolean {
  return /^components\/(story\/markdown|site\/json-ld)\.tsx$/.test(path);
}

function offences(from: RegExp, wrong: (target: string) => boolean): string[] {
  return files
    .filter((path) => from.test(path))
    .flatMap((path) =>
      valueImports(path)
        .filter(wrong)
        .map((target) => `${path} → ${target}`),
    );
}

function valueImports(path: string): string[] {
  return imports(path)
    .filter(({ typeOnly }) => !typeOnly)
    .map(({ target }) => target);
}

function imports(path: string): Import[] {
  const found = (sources.get(path) ?? "").matchAll(
    /^\s*(?:import|export)\s+(type\s)?([^"';]*?\sfrom\s+)?["']([^"']+)["']|\bimport\(["']([^"']+)["']\)/gm,
  );
  return [...found].map(([, type, names, target = "", lazy]) => ({
    target: resolve(path, target || (lazy ?? "")),
    typeOnly: Boolean(type) || onlyTypes(names ?? ""),
  }));
}

/** `{ type A, type B } from`: nothing is left of it at run time. */
function onlyTypes(names: string): boolean {
  const list = names
    .match(/^\{([^}]*)\}/)?.[1]
    ?.split(",")
    .map((name) => name.trim())
    .filter(Boolean);
  return list !== undefined && list.length > 0 && list.every((name) => name.startsWith("type "));
}

function resolve(path: string, target: string): string {
  if (target.startsWith("#")) return target.slice(1);
  return target.startsWith(".") ? join(dirname(path), target) : target;
}
