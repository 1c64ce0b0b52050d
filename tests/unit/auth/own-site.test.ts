import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { isFromHere } from "#lib/auth/own-site.ts";

beforeEach(() => vi.stubEnv("SITE_URL", "https://news.example.org"));
afterEach(() => vi.unstubAllEnvs());

const asked = (method: string, headers: { origin?: string; "sec-fetch-site"?: string }) =>
  isFromHere(method, (name) => new Map(Object.entries({ host: "127.0.0.1:3000", ...headers })).get(name));

describe("a request of one of the site's own pages", () => {
  it("names the site's address or the host that it asks as its origin", () => {
    expect(asked("POST", { origin: "https://news.example.org" })).toBe(true);
    expect(asked("POST", { origin: "http://127.0.0.1:3000" })).toBe(true);
    expect(asked("POST", { origin: "https://evil.example" })).toBe(false);
    expect(asked("GET", { origin: "https://evil.example" })).toBe(false);
    expect(asked("POST", { origin: "https://evil.example", "sec-fetch-site": "same-origin" })).toBe(false);
  });

  it("needs the browser's word for it where it names no origin, unless it only reads", () => {
    for (const origin of [{}, { origin: "null" }]) {
      expect(asked("POST", origin)).toBe(false);
      expect(asked("POST", { ...origin, "sec-fetch-site": "cross-site" })).toBe(false);
      expect(asked("POST", { ...origin, "sec-fetch-site": "same-site" })).toBe(false);
      expect(asked("POST", { ...origin, "sec-fetch-site": "same-origin" })).toBe(true);
    }
    expect(asked("GET", {})).toBe(true);
    expect(asked("GET", { "sec-fetch-site": "cross-site" })).toBe(false);
  });
});
