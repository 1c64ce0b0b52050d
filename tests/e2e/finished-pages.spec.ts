import { request as rawRequest } from "node:http";
import rehypeParse from "rehype-parse";
import { unified } from "unified";
import { expect, test } from "../support/browser.ts";
import { startSite } from "../support/site.ts";

const story = "/news/mayo-clinic-will-own-ai-model-built-with-microsoft";
const pages = [
  "/",
  "/news",
  story,
  "/sections/news",
  "/tags",
  "/tags/llm",
  "/news?tag=llm&tag=enterprise-ai",
];

type Node = {
  type: string;
  tagName?: string;
  properties?: Record<string, unknown>;
  children?: Node[];
  value?: string;
};

function elements(node: Node): Node[] {
  return [...(node.type === "element" ? [node] : []), ...(node.children ?? []).flatMap(elements)];
}

test.describe("a finished page", () => {
  for (const path of [...pages, "/there-is-no-such-page"]) {
    test(`${path} holds what a reader needs and nothing of the framework`, async ({ request }) => {
      const html = await (await request.get(path)).text();
      const tree = unified().use(rehypeParse).parse(html) as unknown as Node;
      const all = elements(tree);
      const scripts = all.filter(({ tagName }) => tagName === "script").map(({ properties }) => properties);
      for (const script of scripts) {
        const own =
          typeof script?.src === "string" && /^\/story\.js\?v=[\w-]+$/.test(script.src) && script.defer;
        expect(own || script?.type === "application/ld+json", JSON.stringify(script)).toBeTruthy();
      }
      expect(html).not.toMatch(/__next|<!--|\/_next\/[^"]*\.js|<template/);
      expect(html.match(/<style/g)).toHaveLength(1);
      expect(
        all
          .flatMap(({ properties }) => Object.keys(properties ?? {}))
          .filter((name) => /^(style|on.+)$/i.test(name)),
      ).toEqual([]);
      const head = all.find(({ tagName }) => tagName === "head");
      expect(
        elements(head as Node)
          .slice(1, 4)
          .map(({ tagName, properties }) => properties?.charSet ?? properties?.name ?? tagName),
      ).toEqual(["utf-8", "viewport", "title"]);
    });
  }

  test("breaks no rule of its own policy, which allows no inline script", async ({ page, problems }) => {
    for (const path of pages) {
      const answer = await page.goto(path);
      const policy = (await answer?.headerValue("content-security-policy")) ?? "";
      expect(policy).toMatch(/^default-src 'none'; script-src 'self';.* style-src 'sha256-[\w+/=]+'$/);
      expect(policy).not.toContain("unsafe");
      await expect(page.locator("h1")).toHaveCount(1);
    }
    expect(problems.found).toEqual([]);
  });

  test("asks for no script of the framework and for nothing from elsewhere", async ({ page, site }) => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(story, { waitUntil: "networkidle" });
    expect(asked.filter((url) => !url.startsWith(site.url))).toEqual([]);
    expect(asked.filter((url) => /\.js\b/.test(url))).toEqual([expect.stringMatching(/\/story\.js\?v=/)]);
  });

  test("is the same for everybody, whatever they send along", async ({ request, site }) => {
    const plain = await (await request.get(story)).text();
    const odd = await request.get(`${story}?utm_source=x&related=`, {
      headers: {
        Cookie: "session=1",
        "X-Forwarded-Host": "evil.example.org",
        RSC: "1",
        "Next-Router-Prefetch": "1",
      },
    });
    expect(await odd.text()).toBe(plain);
    expect(odd.headers()["set-cookie"]).toBeUndefined();
    expect(plain).toContain(`<link rel="canonical" href="${site.url}${story}">`);
    expect((await ask(site.url, story, { Host: "evil.example.org" })).body.toString()).toBe(plain);
  });
});

test.describe("an answer", () => {
  test("comes compressed as asked, and not again to who has it", async ({ site }) => {
    const plain = await ask(site.url, story);
    for (const encoding of ["br", "gzip"]) {
      const small = await ask(site.url, story, { "Accept-Encoding": encoding });
      expect(small.headers).toMatchObject({ "content-encoding": encoding, vary: "Accept-Encoding" });
      expect(small.body.length).toBeLessThan(plain.body.length / 2);
      const again = await ask(site.url, story, {
        "Accept-Encoding": encoding,
        "If-None-Match": `${small.headers.etag}`,
      });
      expect([again.status, again.body.length]).toEqual([304, 0]);
    }
    const head = await ask(site.url, story, {}, "HEAD");
    expect([head.status, head.body.length, head.headers["content-length"]]).toEqual([
      200,
      0,
      `${plain.body.length}`,
    ]);
  });

  test("tells browsers to ask again, outer caches how long and by which tags, and everybody what is forbidden", async ({
    site,
  }) => {
    const { headers } = await ask(site.url, story);
    expect(headers).toMatchObject({
      "cache-control": "public, max-age=0, s-maxage=10",
      "cdn-cache-control": expect.stringContaining("stale-while-revalidate"),
      "x-content-type-options": "nosniff",
      "referrer-policy": "strict-origin-when-cross-origin",
      "permissions-policy": expect.stringContaining("geolocation=()"),
    });
    expect(headers["surrogate-key"]).toContain("related");
    expect(headers["cache-tag"]?.toString().split(",")).toEqual(
      headers["surrogate-key"]?.toString().split(" "),
    );
    expect(headers["strict-transport-security"]).toBeUndefined();
  });

  const oddities: [string, string, number, string?][] = [
    ["GET", `${story}/`, 308, story],
    ["GET", `//news/${story.slice(6)}`, 308, story],
    ["GET", "//evil.example.org/a", 308, "/evil.example.org/a"],
    ["GET", "/news?page=1&tag=", 200],
    ["GET", "/news?page=0", 404],
    ["GET", "/news?page=99999", 404],
    ["GET", "/news/there-is-no-such-story", 404],
    ["GET", "/sections/there-is-no-such-section", 404],
    ["GET", "/tags/there-is-no-such-tag", 404],
    ["GET", "/missing", 404],
    ["GET", "/unavailable", 404],
    ["GET", "/wp-login.php", 404],
    ["GET", "/_next/static/chunks/none.js", 404],
    ["GET", "/_next/image?url=%2Fx.png&w=64&q=75", 404],
    ["GET", "/news/%E0%A4%A", 400],
    ["GET", "/news/a%2f..%2fb", 400],
    ["GET", `/news/${"a".repeat(4000)}`, 414],
    ["POST", story, 405],
    ["DELETE", "/", 405],
    ["TRACE", "/api/health", 405],
    ["POST", "/there-is-no-such-page", 404],
  ];
  for (const [method, path, status, to] of oddities) {
    test(`to ${method} ${path.slice(0, 50)} is ${status}`, async ({ site }) => {
      const answer = await ask(site.url, path, {}, method);
      expect(answer.status).toBe(status);
      expect(answer.headers.location).toBe(to);
    });
  }

  test("for a file that pages name by its content may be kept for good", async ({ request }) => {
    const html = await (await request.get(story)).text();
    const files = [...html.matchAll(/"(\/story\.js\?v=[^"]+|\/_next\/static\/media\/[^"]+)"/g)].map(
      ([, path = ""]) => path,
    );
    expect(files.length).toBeGreaterThan(1);
    for (const file of files) {
      const answer = await request.get(file);
      expect([answer.status(), answer.headers()["cache-control"]]).toEqual([
        200,
        "public, max-age=31536000, immutable",
      ]);
    }
    expect((await request.get("/story.js?v=other")).headers()["cache-control"]).toBe("public, max-age=3600");
  });
});

test("HSTS is sent once the site is known to be on https", async () => {
  const site = await startSite({ env: { SITE_URL: "https://news.example.org" } });
  try {
    const { headers, body } = await ask(site.url, "/");
    expect(headers["strict-transport-security"]).toBe("max-age=31536000");
    expect(body.toString()).toContain('<link rel="canonical" href="https://news.example.org');
  } finally {
    await site.stop();
  }
});

test("the desk never passes through the cache, and its scripts carry a nonce", async ({ page }) => {
  const policies = new Set<string>();
  for (let visit = 0; visit < 2; visit++) {
    const answer = await page.goto("/desk/sign-in");
    expect(answer?.status()).toBe(200);
    const headers = (await answer?.allHeaders()) ?? {};
    expect(headers["cache-control"]).toContain("no-store");
    expect(headers["x-frame-options"]).toBe("DENY");
    policies.add(headers["content-security-policy"] ?? "");
  }
  expect(policies.size).toBe(2);
  for (const policy of policies)
    expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]+' 'strict-dynamic';/);
});

test.describe("with the database stopped", () => {
  test("kept pages are served, others are refused for now, and everything goes on when it is back", async () => {
    const site = await startSite();
    try {
      const before = await ask(site.url, story);
      await site.wire.cut();
      await expect.poll(async () => (await ask(site.url, "/api/health")).status).toBe(503);
      const health = JSON.parse((await ask(site.url, "/api/health")).body.toString());
      expect(health).toMatchObject({ status: "unavailable", database: "it cannot be reached" });

      for (let visit = 0; visit < 3; visit++) {
        const during = await ask(site.url, story);
        expect([during.status, during.body.equals(before.body)]).toEqual([200, true]);
      }
      const other = await ask(site.url, "/tags/llm");
      expect(other.status).toBe(503);
      expect(other.headers).toMatchObject({ "retry-after": "10", "cache-control": "no-store" });
      expect(other.body.toString()).toContain("<h1");
      expect(other.body.toString()).not.toMatch(/prisma|ECONNREFUSED|at .*\.js/i);

      await site.wire.mend();
      await expect.poll(async () => (await ask(site.url, "/api/health")).status).toBe(200);
      await expect.poll(async () => (await ask(site.url, "/tags/llm")).status).toBe(200);
      expect((await ask(site.url, story)).body.equals(before.body)).toBe(true);
    } finally {
      await site.stop();
    }
  });
});

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer };

/** A request just as written, which `fetch` and browsers would tidy up first. */
function ask(
  base: string,
  path: string,
  headers: Record<string, string> = {},
  method = "GET",
): Promise<Answer> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    rawRequest({ hostname, port, path, method, headers, agent: false }, (response) => {
      response.toArray().then(
        (chunks) =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks),
          }),
        reject,
      );
    })
      .on("error", reject)
      .end();
  });
}
