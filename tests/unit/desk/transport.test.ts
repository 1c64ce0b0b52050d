import { afterEach, describe, expect, it, vi } from "vitest";
import { read, transport } from "#components/desk/saving/transport.ts";
import type { SaveInput } from "#components/desk/types.ts";
import { emptyContent } from "#lib/stories/content.ts";

afterEach(() => void vi.unstubAllGlobals());

describe("an answer", () => {
  it("of an app that knows the question no more is an update, whatever it sends", async () => {
    for (const response of [
      new Response("<!doctype html>", { status: 404 }),
      new Response("{}", { status: 405 }),
      new Response("Moved.", { status: 200 }),
      new Response(null, { status: 204 }),
    ])
      expect(await read(response)).toMatchObject({
        kind: "failed",
        problem: { message: "The desk was updated; reload the page to go on." },
      });
  });

  it("of a proxy in front of a server that is away is none", async () => {
    expect(await read(new Response("<h1>Bad gateway</h1>", { status: 502 }))).toMatchObject({
      kind: "failed",
      problem: { message: "The server does not answer." },
    });
  });

  it("tells a story that is gone or closed from a text that is not taken", async () => {
    const refusing = (code: string, status: number) =>
      read(Response.json({ ok: false, problem: { code, message: "Because." } }, { status }));
    expect((await refusing("not_found", 404)).kind).toBe("lost");
    expect((await refusing("forbidden", 403)).kind).toBe("lost");
    expect((await refusing("unauthenticated", 401)).kind).toBe("signedOut");
    expect((await refusing("invalid", 422)).kind).toBe("refused");
    expect((await refusing("unavailable", 503)).kind).toBe("failed");
  });
});

describe("a page that goes away", () => {
  it("hands its text to the browser to send, unless browsers would not send so much", () => {
    const sent: RequestInit[] = [];
    vi.stubGlobal("fetch", (_path: string, request: RequestInit) => {
      sent.push(request);
      return Promise.reject(new TypeError("Nobody hears it."));
    });
    expect(transport.saveOnLeaving(saving("Short."))).toBe(true);
    expect(sent).toMatchObject([{ method: "POST", keepalive: true }]);
    expect(transport.saveOnLeaving(saving("ä".repeat(31_000)))).toBe(false);
    expect(sent).toHaveLength(1);
  });
});

function saving(body: string): SaveInput {
  const content = { ...emptyContent, headline: "A headline", body };
  return {
    id: 7,
    expectedVersion: 1,
    base: 1,
    content,
    publishedLocal: null,
    autosave: true,
    beginning: null,
  };
}
