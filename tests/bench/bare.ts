// The yardstick: node:http serving one body from memory, and nothing else.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { answerCalls } from "./helper.ts";

answerCalls({
  listen: (base64: string) =>
    new Promise((resolve) => {
      const body = Buffer.from(base64, "base64");
      const headers = {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Encoding": "br",
        "Content-Length": body.length,
      };
      const server = createServer((_, response) => {
        response.writeHead(200, headers);
        response.end(body);
      });
      server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
    }),
});
