import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";

/** What the framework answered to a request for a reader page; `type` is that of what is no page but a document, such as a feed. */
export type Rendered = { status: number; location: string | null; html: string; type?: string };

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const patience = 10_000; // milliseconds that one page may take

/**
 * Lets the framework answer a request for `key` inside this process, without a connection. The request carries the
 * site's own host and nothing of the reader's: no cookie, no header, so that what is rendered is right for everybody.
 */
export function renderWith(handle: Handler, siteUrl: string): (key: string) => Promise<Rendered> {
  const { host, protocol } = new URL(siteUrl);
  return async (key) => {
    const request = new IncomingMessage(new Socket());
    request.method = "GET";
    request.url = key;
    // Without a name the framework may send title and description after the page, in its body (htmlLimitedBots).
    const name = { "user-agent": "Takewire" };
    request.headers = { host, accept: "text/html", "x-forwarded-proto": protocol.slice(0, -1), ...name };
    request.push(null);
    const response = new CollectedResponse(request);
    const timer = setTimeout(
      () => response.destroy(new Error(`took longer than ${patience / 1000} s`)),
      patience,
    );
    try {
      handle(request, response).catch((error: Error) => response.destroy(error));
      const html = await response.collected;
      return {
        status: response.statusCode,
        location: (response.getHeader("location") as string) ?? null,
        html,
        ...typeOf(response),
      };
    } finally {
      clearTimeout(timer);
    }
  };
}

function typeOf(response: ServerResponse): { type?: string } {
  const type = response.getHeader("content-type")?.toString() ?? "";
  return type === "" || type.startsWith("text/html") ? {} : { type };
}

/** A response that goes nowhere: what is written to it can be had as text. */
class CollectedResponse extends ServerResponse {
  #chunks: Buffer[] = [];
  #done = Promise.withResolvers<string>();

  get collected(): Promise<string> {
    return this.#done.promise;
  }

  override write(chunk: unknown, ...rest: unknown[]): boolean {
    this.#collect(chunk, rest);
    return true;
  }

  override end(...given: unknown[]): this {
    this.#collect(given[0], given.slice(1));
    this.#done.resolve(Buffer.concat(this.#chunks).toString());
    this.emit("finish");
    this.emit("close");
    return this;
  }

  override destroy(error?: Error): this {
    this.#done.reject(error ?? new Error("The page was given up while it was being written."));
    this.emit("close");
    return this;
  }

  override flushHeaders(): void {}

  #collect(chunk: unknown, rest: unknown[]): void {
    if (typeof chunk === "string") this.#chunks.push(Buffer.from(chunk));
    else if (chunk instanceof Uint8Array) this.#chunks.push(Buffer.from(chunk));
    const callback = [chunk, ...rest].find((each) => typeof each === "function") as (() => void) | undefined;
    callback?.();
  }
}
