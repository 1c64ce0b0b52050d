import type { IncomingMessage, ServerResponse } from "node:http";
import { describe, expect, it } from "vitest";
import { renderWith } from "#lib/page-cache/render.ts";

describe("the request that a page is rendered for", () => {
  it("has nothing of a reader's, but a name, without which the title may come in the body", async () => {
    let headers: IncomingMessage["headers"] = {};
    const render = renderWith(async (request: IncomingMessage, response: ServerResponse) => {
      headers = request.headers;
      response.end("<p>x</p>");
    }, "https://news.example.org");
    expect(await render("/news")).toEqual({ status: 200, location: null, html: "<p>x</p>" });
    expect(Object.keys(headers).sort()).toEqual(["accept", "host", "user-agent", "x-forwarded-proto"]);
    expect(headers).toMatchObject({ host: "news.example.org", "user-agent": "Takewire" });
  });

  it("tells the type of an answer that is no page", async () => {
    const answering = (type: string) =>
      renderWith(async (_request: IncomingMessage, response: ServerResponse) => {
        response.setHeader("Content-Type", type);
        response.end("x");
      }, "https://news.example.org")("/x");
    expect(await answering("application/rss+xml; charset=utf-8")).toMatchObject({
      type: "application/rss+xml; charset=utf-8",
    });
    expect(await answering("text/html; charset=utf-8")).not.toHaveProperty("type");
  });
});
