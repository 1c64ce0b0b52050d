import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

/** A way to a server that can be cut and mended, as if the server had gone and come back. */
export type Wire = { port: number; cut(): Promise<void>; mend(): Promise<void>; close(): Promise<void> };

export async function layWire(to: { host: string; port: number }): Promise<Wire> {
  const open = new Set<Socket>();
  let server = await listen(0);
  const { port } = server.address() as AddressInfo;

  function carry(near: Socket): void {
    const far = connect(to.port, to.host);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.pipe(other);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        open.delete(one);
        other.destroy();
      });
    }
  }

  async function listen(wanted: number): Promise<Server> {
    const listening = createServer({ noDelay: true }, carry);
    await new Promise<void>((resolve, reject) => {
      listening.once("error", reject);
      listening.listen(wanted, "127.0.0.1", resolve);
    });
    return listening;
  }

  async function cut(): Promise<void> {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of open) socket.destroy();
    await closed;
  }

  async function mend(): Promise<void> {
    server = await listen(port);
  }

  return { port, cut, mend, close: cut };
}
