import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { inlineable, loadAssets } from "#lib/page-cache/assets.ts";

it("makes a stylesheet's addresses absolute and leaves those that are", () => {
  const css = `/* a */@font-face{src:url(../media/a.woff2) format("woff2"),url( "b.woff2" )}p{background:url(data:image/png;base64,a),url(/x.png)}`;
  expect(inlineable(css, "/_next/static/chunks/c.css")).toBe(
    '@font-face{src:url(/_next/static/media/a.woff2) format("woff2"),url(/_next/static/chunks/b.woff2)}' +
      "p{background:url(data:image/png;base64,a),url(/x.png)}",
  );
});

it("refuses a stylesheet that would end its element", () => {
  expect(() => inlineable("p{content:'</STYLE>'}", "/a.css")).toThrow("</style");
});

it("holds the public files by address and the build's stylesheets, and nothing outside of them", () => {
  const home = mkdtempSync(join(tmpdir(), "takewire-assets-"));
  onTestFinished(() => rmSync(home, { recursive: true }));
  mkdirSync(join(home, "public", "images"), { recursive: true });
  mkdirSync(join(home, "build", "static"), { recursive: true });
  writeFileSync(join(home, "public", "story.js"), "let a;\n".repeat(100));
  writeFileSync(join(home, "public", "images", "a.png"), "png");
  writeFileSync(join(home, "public", ".hidden"), "no");
  writeFileSync(join(home, "build", "static", "a.css"), "p{}");
  writeFileSync(join(home, "build", "secret.css"), "no");
  const assets = loadAssets(join(home, "public"), join(home, "build"));
  expect(assets.file("/story.js")).toMatchObject({ type: "text/javascript; charset=utf-8" });
  expect(assets.file("/story.js")?.bodies.br?.length).toBeLessThan(100);
  expect(assets.file("/images/a.png")?.bodies.br).toBeUndefined();
  expect(assets.fingerprint("/images/a.png")).toMatch(/^[\w-]{12}$/);
  expect(assets.file("/.hidden")).toBeUndefined();
  expect([assets.isBuilt("/_next/static/a.css"), assets.isBuilt("/_next/static/b.css")]).toEqual([
    true,
    false,
  ]);
  expect(assets.stylesheet("/_next/static/a.css?x=1")).toBe("p{}");
  expect(() => assets.stylesheet("/_next/static/../secret.css")).toThrow("not one of the build's");
});
