import type { IncomingMessage, ServerResponse } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ReaderPages } from "#lib/page-cache/readers.ts";
import { note, noteGone, noteUntil } from "#lib/page-cache/recorder.ts";
import type { Rendered } from "#lib/page-cache/render.ts";

type Answer = { status: number; headers: Record<string, string>; text: string };

function site(
  render: (path: string) => Promise<Rendered>,
  more: { hears?: () => boolean; cache?: boolean } = {},
) {
  const log: string[] = [];
  const pages = new ReaderPages({
    render,
    assets: { file: () => undefined, isBuilt: () => false, fingerprint: () => null, stylesheet: () => "" },
    siteUrl: "https://news.example.org",
    cache: more.cache ?? true,
    megabytes: 1,
    hears: more.hears ?? (() => true),
    log: (sentence) => log.push(sentence),
  });
  return { pages, log, ask: (key: string, headers = {}, method = "GET") => ask(pages, key, headers, method) };
}

function ask(pages: ReaderPages, key: string, headers: object, method: string): Promise<Answer> {
  const { promise, resolve } = Promise.withResolvers<Answer>();
  const request = { method, headers } as IncomingMessage;
  const answer: Answer = { status: 0, headers: {}, text: "" };
  const response = {
    req: request,
    writeHead(status: number, list: string[]) {
      answer.status = status;
      for (let at = 0; at < list.length; at += 2)
        answer.headers[`${list[at]}`.toLowerCase()] = list[at + 1] as string;
    },
    end(body: Buffer | string = "") {
      const bytes = Buffer.from(body);
      const encoding = answer.headers["content-encoding"];
      const plain =
        encoding === "br" ? brotliDecompressSync : encoding === "gzip" ? gunzipSync : (same: Buffer) => same;
      answer.text = body.length > 0 ? plain(bytes).toString() : "";
      resolve(answer);
    },
  } as unknown as ServerResponse;
  void pages.answer(request, response, key);
  return promise;
}

const page = (text: string): Rendered => ({
  status: 200,
  location: null,
  html: `<!doctype html><html><head></head><body><p>${text}</p></body></html>`,
});
const gone: Rendered = { status: 404, location: null, html: "" };

describe("a reader's request", () => {
  it("is answered from one render, however many ask at once and later", async () => {
    let renders = 0;
    const { ask } = site(async () => page(`${++renders}`));
    const answers = await Promise.all([ask("/a"), ask("/a"), ask("/a")]);
    answers.push(await ask("/a"));
    expect(answers.map(({ text }) => text.includes("<p>1</p>"))).toEqual([true, true, true, true]);
  });

  it("is answered in the encoding that it allows, with a validator of its own", async () => {
    const { ask } = site(async () => page("words ".repeat(100)));
    const plain = await ask("/a");
    const small = await ask("/a", { "accept-encoding": "gzip, br" });
    expect(small.headers).toMatchObject({ "content-encoding": "br", vary: "Accept-Encoding" });
    expect(small.text).toBe(plain.text);
    expect(Number(small.headers["content-length"])).toBeLessThan(Number(plain.headers["content-length"]) / 5);
    expect(small.headers.etag).not.toBe(plain.headers.etag);
    for (const known of [small.headers.etag, `W/${plain.headers.etag}`, `"x", ${small.headers.etag}`, "*"]) {
      expect(await ask("/a", { "if-none-match": known })).toMatchObject({ status: 304, text: "" });
    }
    expect(await ask("/a", { "if-none-match": '"other"' })).toMatchObject({ status: 200 });
    expect(await ask("/a", {}, "HEAD")).toEqual({ ...plain, text: "" });
  });

  it("for what programs read gets it as it is, with the same validators", async () => {
    const [type, html] = ["application/atom+xml; charset=utf-8", "<feed><!-- kept --></feed>".repeat(20)];
    const { ask } = site(async () => ({ status: 200, location: null, html, type }));
    const { headers, ...answer } = await ask("/atom.xml", { "accept-encoding": "br" });
    expect(answer).toMatchObject({ status: 200, text: html });
    expect(headers).toMatchObject({ "content-type": type, "content-encoding": "br" });
    expect(headers).not.toHaveProperty("speculation-rules");
    expect((await ask("/atom.xml", { "if-none-match": headers.etag })).status).toBe(304);
  });

  it("to an address that has nothing gets the page that says so, until something comes there", async () => {
    let there = false;
    const { ask, pages } = site(async (path) => {
      if (path === "/missing") return page("Nothing here");
      note("slug:a");
      return there ? page("Here") : gone;
    });
    expect(await ask("/news/a")).toMatchObject({
      status: 404,
      text: expect.stringContaining("Nothing here"),
    });
    there = true;
    expect((await ask("/news/a")).status).toBe(404);
    pages.drop(["slug:a"]);
    expect(await ask("/news/a")).toMatchObject({ status: 200, text: expect.stringContaining("Here") });
  });

  it("to what is gone gets the page that says so, from memory too, and never as something unchanged", async () => {
    let renders = 0;
    const { ask } = site(async () => {
      renders++;
      noteGone();
      return page("Retracted");
    });
    const first = await ask("/news/a");
    expect(first).toMatchObject({ status: 410, text: expect.stringContaining("Retracted") });
    expect((await ask("/news/a", { "if-none-match": String(first.headers.etag) })).status).toBe(410);
    expect(renders).toBe(1);
  });

  it("to an old address is sent to the new one", async () => {
    const { ask } = site(async () => ({ status: 308, location: "/news/new", html: "" }));
    expect(await ask("/news/old")).toMatchObject({ status: 308, headers: { location: "/news/new" } });
  });

  it("to a parameter that means nothing is sent on, from memory too, but not for good", async () => {
    let renders = 0;
    const { ask } = site(async () => {
      renders++;
      return { status: 307, location: "/news/a", html: "" };
    });
    for (const _ of [1, 2]) expect(await ask("/news/a?related=x")).toMatchObject({ status: 307 });
    expect(renders).toBe(1);
  });

  it("gets an apology that nobody keeps when the page cannot be made", async () => {
    let broken = false;
    const { ask, pages, log } = site(async (path) => {
      if (path === "/unavailable") return page("Sorry");
      if (path === "/missing") return gone;
      if (broken) return { status: 500, location: null, html: "secret trace" };
      return page("Fine");
    });
    await pages.prepare();
    broken = true;
    const answer = await ask("/a");
    expect(answer).toMatchObject({ status: 500, text: expect.stringContaining("Sorry") });
    expect(answer.headers).toMatchObject({ "cache-control": "no-store", "retry-after": "10" });
    expect(answer.headers.etag).toBeUndefined();
    expect(log).toEqual(["/a could not be made: it answered 500"]);
    broken = false;
    expect((await ask("/a")).status).toBe(200);
  });

  it("gets an apology in the words that the site has now", async () => {
    let words = "Sorry";
    const { pages, ask } = site(async (path) => {
      if (path === "/a") throw new Error("broken");
      note("settings");
      return page(words);
    });
    await pages.prepare();
    words = "Leider nicht";
    pages.drop(["settings"]);
    await expect.poll(async () => (await ask("/a")).text).toContain("Leider nicht");
  });
});

describe("while the database is down", () => {
  it("pages that nobody has touched are served, touched ones are not", async () => {
    let down = false;
    const { ask, pages } = site(async (path) => {
      if (down) throw new Error("down");
      note(`path:${path}`);
      return page("Kept");
    });
    await ask("/a");
    await ask("/b");
    down = true;
    pages.dropAll();
    pages.drop(["path:/b"]);
    expect((await ask("/a")).text).toContain("Kept");
    expect((await ask("/b")).status).toBe(500);
    expect((await ask("/c")).status).toBe(500);
  });

  it("a page that is past its time is still better than none", async () => {
    let down = false;
    const { ask } = site(async () => {
      if (down) throw new Error("down");
      noteUntil(new Date(Date.now() - 1));
      return page("Kept");
    });
    await ask("/a");
    down = true;
    expect((await ask("/a")).text).toContain("Kept");
  });

  it("kept pages are answered at once and looked at again behind the answer", async () => {
    let text = "old";
    const { ask, pages } = site(async () => page(text), { hears: () => false });
    await ask("/a");
    text = "new";
    const kept = pages.store.get("/a");
    if (kept) kept.madeAt -= 60_000;
    expect((await ask("/a")).text).toContain("old");
    await new Promise((resolve) => setImmediate(resolve));
    expect((await ask("/a")).text).toContain("new");
  });
});

describe("a storm of addresses that nobody knows", () => {
  it("is turned away beyond a bound, and does not keep the front page from being made", async () => {
    const release = Promise.withResolvers<void>();
    const { ask, pages } = site(async (path) => {
      if (path.startsWith("/news/")) await release.promise;
      note("list");
      return path.startsWith("/news/") ? gone : page(path);
    });
    await pages.prepare();
    const storm = Array.from({ length: 500 }, (_, n) => ask(`/news/x-${n}`));
    const front = ask("/");
    await new Promise((resolve) => setImmediate(resolve));
    release.resolve();
    expect((await front).status).toBe(200);
    const refused = (await Promise.all(storm)).filter(({ status }) => status === 503);
    expect(refused.length).toBe(500 - 204);
    expect(refused[0]?.headers["retry-after"]).toBe("2");
  });
});

it("no answer is older than a change that was done before the request, whatever the order of things", async () => {
  const key = fc.constantFrom("/1", "/2", "/both");
  const step = fc.oneof(
    fc.record({ ask: key }),
    fc.record({ change: fc.constantFrom(1, 2) }),
    fc.constant({ lost: true }),
  );
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(step, { maxLength: 25 }), async (scheduler, steps) => {
      const stored = { 1: 0, 2: 0 };
      const done = { 1: 0, 2: 0 };
      const read = async (story: 1 | 2) => {
        note(`story:${story}`);
        await scheduler.schedule(Promise.resolve(), "query begins");
        const version = stored[story];
        await scheduler.schedule(Promise.resolve(), "query ends");
        return version;
      };
      const render = async (path: string) => {
        const wanted = path === "/both" ? ([1, 2] as const) : path === "/1" ? ([1] as const) : ([2] as const);
        const texts: string[] = [];
        for (const story of wanted) texts.push(`${story}=${await read(story)}.`);
        return page(texts.join(" "));
      };
      const { ask, pages } = site(render);
      const asks: Promise<unknown>[] = [];
      const single = steps.filter((step) => "change" in step || "lost" in step).length < 2;
      const life = async () => {
        for (const each of steps) {
          await scheduler.schedule(Promise.resolve(), "next step");
          if ("ask" in each) {
            // A single change is in the answer even if it happens while the request waits.
            const atLeast = single ? done : { ...done };
            asks.push(
              ask(each.ask).then(({ text }) => {
                for (const [, story, version] of text.matchAll(/(\d)=(\d+)\./g)) {
                  expect(Number(version)).toBeGreaterThanOrEqual(atLeast[Number(story) as 1 | 2]);
                }
              }),
            );
          } else if ("change" in each) {
            const story = each.change as 1 | 2;
            stored[story]++;
            await scheduler.schedule(Promise.resolve(), "committed");
            pages.drop([`story:${story}`]);
            done[story] = stored[story];
          } else {
            pages.dropAll();
          }
        }
        await Promise.all(asks);
      };
      await scheduler.waitFor(life());
      for (const key of ["/1", "/2", "/both"]) {
        const kept = pages.store.get(key);
        if (kept?.status !== 200) continue;
        for (const [, story, version] of kept.bodies.identity.bytes.toString().matchAll(/(\d)=(\d+)\./g)) {
          expect(Number(version)).toBe(stored[Number(story) as 1 | 2]);
        }
      }
    }),
    { numRuns: 500 },
  );
});
