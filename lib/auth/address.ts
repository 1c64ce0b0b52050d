/** Bears the client's address through the process; server.ts sets it and drops what a client sends under this name. */
export const addressHeader = "x-takewire-address";

/**
 * The address from which a request came. Whoever connects directly may write anything into X-Forwarded-For, so only as
 * many of its entries are believed, from the right, as there are proxies in front of this process.
 */
export function clientAddress(
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  proxies: number,
): string {
  const chain = [...(forwardedFor ?? "").split(","), socketAddress ?? ""].map((part) => part.trim());
  return chain.at(-1 - proxies) || chain.find((part) => part !== "") || "unknown";
}

/** What counts as one client: an IPv4 address, or the /64 network that one household or server has in IPv6. */
export function clientNetwork(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!address.includes(":")) return address;
  const [head = "", tail] = (address.toLowerCase().split("%")[0] ?? "").split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail ? tail.split(":") : [];
  const filled =
    tail === undefined
      ? left
      : [...left, ...Array(Math.max(0, 8 - left.length - right.length)).fill("0"), ...right];
  return `${filled
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}
