import { expect, it } from "vitest";
import { encodingFor } from "#lib/page-cache/encoding.ts";

it.each([
  [undefined, "identity"],
  ["", "identity"],
  ["gzip, deflate, br, zstd", "br"],
  ["gzip, deflate", "gzip"],
  ["x-gzip", "gzip"],
  ["br;q=0, gzip;q=0.5", "gzip"],
  ["br; q=0.000, *", "gzip"],
  ["*;q=0.1", "br"],
  ["identity", "identity"],
  ["deflate", "identity"],
  ["br;q=nonsense, gzip", "gzip"],
  ["*;q=0", "identity"],
] as const)("Accept-Encoding %o is answered in %s", (header, encoding) => {
  expect(encodingFor(header)).toBe(encoding);
  expect(encodingFor(header)).toBe(encoding);
});
