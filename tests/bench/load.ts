// A load generator in a process of its own: a few connections, each asking again as soon as it is answered.
import { connect } from "node:net";
import { answerCalls } from "./helper.ts";

export type Load = { url: string; connections: number; seconds: number };
export type Answered = {
  requests: number;
  perSecond: number;
  p50: number;
  p99: number;
  bytes: number;
  failed: number;
};

if (import.meta.main) answerCalls({ load });

async function load({ url, connections, seconds }: Load): Promise<Answered> {
  const { hostname, port, pathname, search, host } = new URL(url);
  const request = `GET ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\nAccept-Encoding: gzip, deflate, br\r\n\r\n`;
  const times: number[] = [];
  let bytes = 0;
  let failed = 0;
  const begin = performance.now();
  const end = begin + seconds * 1000;

  const visitor = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect({ host: hostname, port: Number(port), noDelay: true });
      let expected = -1;
      let got = 0;
      let head = "";
      let asked = 0;
      const ask = () => {
        asked = performance.now();
        socket.write(request);
      };
      socket.on("connect", ask);
      socket.on("error", reject);
      socket.on("data", (chunk) => {
        got += chunk.length;
        if (expected < 0) {
          head += chunk.toString("latin1");
          const blank = head.indexOf("\r\n\r\n");
          if (blank < 0) return;
          if (!head.startsWith("HTTP/1.1 200")) failed++;
          const length = /\r\ncontent-length: (\d+)/i.exec(head.slice(0, blank));
          if (!length) return reject(new Error(`An answer without a length: ${head.slice(0, blank)}`));
          expected = blank + 4 + Number(length[1]);
        }
        if (got < expected) return;
        const now = performance.now();
        times.push(now - asked);
        bytes += got;
        expected = -1;
        got = 0;
        head = "";
        if (now < end) return ask();
        socket.end();
        resolve();
      });
    });

  await Promise.all(Array.from({ length: connections }, visitor));
  const sorted = Float64Array.from(times).sort();
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  const elapsed = (performance.now() - begin) / 1000;
  return {
    requests: times.length,
    perSecond: times.length / elapsed,
    p50: at(0.5),
    p99: at(0.99),
    bytes,
    failed,
  };
}
