import { describe, expect, it } from "vitest";
import { clientAddress, clientNetwork } from "#lib/auth/address.ts";

describe("the client's address", () => {
  it("is the connection's own when nothing stands in front, whatever the client claims", () => {
    expect(clientAddress("198.51.100.7", "203.0.113.1, 203.0.113.2", 0)).toBe("198.51.100.7");
    expect(clientAddress("198.51.100.7", undefined, 0)).toBe("198.51.100.7");
  });

  it("is the one that the outermost trusted proxy saw", () => {
    expect(clientAddress("10.0.0.1", "203.0.113.9, 198.51.100.7", 1)).toBe("198.51.100.7");
    expect(clientAddress("10.0.0.1", "203.0.113.9, 198.51.100.7, 10.0.0.2", 2)).toBe("198.51.100.7");
  });

  it("is never empty", () => {
    expect(clientAddress("10.0.0.1", "", 3)).toBe("10.0.0.1");
    expect(clientAddress(undefined, undefined, 0)).toBe("unknown");
  });
});

describe("a client's network", () => {
  it("is an IPv4 address, also where it is written as IPv6", () => {
    expect(clientNetwork("198.51.100.7")).toBe("198.51.100.7");
    expect(clientNetwork("::ffff:198.51.100.7")).toBe("198.51.100.7");
  });

  it("is the first half of an IPv6 address, however it is written", () => {
    const written = [
      "2001:db8:0:1::7",
      "2001:0db8:0000:0001:9:8:7:6",
      "2001:DB8:0:1::",
      "2001:db8:0:1::7%eth0",
    ];
    expect(new Set(written.map(clientNetwork))).toEqual(new Set(["2001:db8:0:1::/64"]));
    expect(clientNetwork("::1")).toBe("0:0:0:0::/64");
  });
});
