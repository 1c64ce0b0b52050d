import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { APIRequestContext } from "@playwright/test";
import type { Nodes } from "hast";
import rehypeParse from "rehype-parse";
import sharp from "sharp";
import { structuredDataTest } from "structured-data-testing-tool";
import presets from "structured-data-testing-tool/presets.js";
import { unified } from "unified";
import { systemActor } from "#lib/auth/policy.ts";
import { disconnect } from "#lib/database/client.ts";
import type { Result } from "#lib/result.ts";
import { createStory, publishStory, retractStory, saveStory } from "#lib/stories/commands.ts";
import { expect, test } from "#tests/support/browser.ts";
import { expectAccessible, expectAccessibleInBoth } from "#tests/support/desk.ts";
import { completeStory } from "#tests/support/stories.ts";

const hostile = `</script><!--<img src=x onerror=alert(1)> “quoted” 'it' & שלום \u2028`;

// Jobs come after all that a site has to do when it starts.
const drawing = { timeout: 45_000 };

test.beforeEach(({ site }) => {
  process.env.DATABASE_URL = site.databaseUrl;
});

test.afterAll(disconnect);

test("what search engines, networks and other sites are told of a story is right, and right at once when it changes", async ({
  request,
  site,
}) => {
  test.slow();
  const parts = {
    slug: "told-elsewhere",
    headline: hostile,
    corrections: [{ date: "2031-06-05", kind: "correction" as const, text: hostile }],
  };
  const story = done(await createStory(systemActor, completeStory(parts)));
  let live = done(await publishStory(systemActor, { id: story.id, expectedVersion: story.version }));
  const page = "/news/told-elsewhere";

  await test.step("structured data and cards pass the testing tool, whatever the headline", async () => {
    const wanted: Record<string, string[]> = {
      "/": ["WebSite"],
      [page]: ["AnalysisNewsArticle", "BreadcrumbList"],
      "/tags/archives": ["CollectionPage", "BreadcrumbList"],
      "/sections/news": ["CollectionPage", "BreadcrumbList"],
    };
    const ofSite = await pictureOf(request, "/");
    expect(ofSite).toContain("/card.png");
    await expect.poll(() => pictureOf(request, page), drawing).not.toBe(ofSite);
    for (const [path, schemas] of Object.entries(wanted)) {
      const html = await (await request.get(path)).text();
      const result = await structuredDataTest(html, {
        presets: [presets.Google, presets.Twitter, presets.Facebook],
        schemas: schemas.map((schema) => `jsonld:${schema}`),
      }).catch((error) => error.res);
      expect(result.failed, path).toEqual([]);
      expect(result.schemas, path).toEqual(expect.arrayContaining(schemas));
      expect(strangersIn(html), path).toEqual([]);
    }
    const [article] = await dataOf(request, page);
    expect(article).toMatchObject({
      "@type": "AnalysisNewsArticle",
      headline: hostile.trim(),
      correction: [{ "@type": "CorrectionComment", datePublished: "2031-06-05" }],
      citation: [{ name: "The archive", url: "https://example.org/archive" }],
      about: [{ name: "Archives" }, { name: "Open Data" }],
    });
  });

  const before = await pictureOf(request, page);
  await test.step("its picture can be had, for good", async () => {
    const picture = await request.get(before);
    expect(picture.headers()).toMatchObject({
      "content-type": "image/png",
      "cache-control": expect.stringContaining("immutable"),
    });
    expect(await sharp(await picture.body()).metadata()).toMatchObject({ width: 1200, height: 630 });
  });

  await test.step("a changed headline is on the page, the card and the answers to programs, with another picture", async () => {
    const content = completeStory({ ...parts, headline: "Told anew" });
    const saved = done(await saveStory(systemActor, { id: live.id, expectedVersion: live.version, content }));
    live = done(await publishStory(systemActor, { id: live.id, expectedVersion: saved.version }));
    await expect.poll(() => told(request, page)).toContain("<h1>Told anew</h1>");
    expect(await told(request, "/embed/told-elsewhere")).toContain(">Told anew</a>");
    expect(await oEmbed(request, site.url + page)).toMatchObject({ status: 200, title: "Told anew" });
    await expect.poll(() => pictureOf(request, page)).not.toBe(before);
    await expect.poll(async () => (await request.get(before)).status(), drawing).toBe(404);
    await expect
      .poll(async () => (await request.get(await pictureOf(request, page))).status(), drawing)
      .toBe(200);
  });

  await test.step("the card is of three kilobytes, has no script and may stand in any frame", async () => {
    const answer = await request.get("/embed/told-elsewhere", { headers: { "accept-encoding": "br" } });
    expect(answer.headers()["content-encoding"]).toBe("br");
    expect(Number(answer.headers()["content-length"])).toBeLessThanOrEqual(3072);
    expect(answer.headers()["content-security-policy"]).toContain("frame-ancestors *");
    expect(answer.headers()["x-frame-options"]).toBeUndefined();
    expect(answer.headers()["set-cookie"]).toBeUndefined();
    expect(await answer.text()).not.toContain("<script");
  });

  await test.step("retracted, nothing of it is told any more", async () => {
    const picture = await pictureOf(request, page);
    done(await retractStory(systemActor, { id: live.id, expectedVersion: live.version }));
    await expect.poll(async () => (await request.get("/embed/told-elsewhere")).status()).toBe(410);
    expect(await oEmbed(request, site.url + page)).toMatchObject({ status: 404 });
    await expect.poll(async () => (await request.get(picture)).status(), drawing).toBe(404);
  });
});

test("a part is passed on with its words, and the card stands in another site's page", async ({
  page,
  context,
  request,
  baseURL,
}) => {
  const story = "/news/mayo-clinic-will-own-ai-model-built-with-microsoft";
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(story);
  const part = page.locator("#our-take");
  const letter = await part.getByRole("link", { name: "E-mail" }).getAttribute("href");
  expect(decodeURIComponent(letter ?? "")).toMatch(/body=Our Take: “.+”\n\n.+#our-take$/s);
  await part.getByRole("button", { name: "Copy quote" }).click();
  await expect(page.getByRole("status")).toHaveText("Quote copied with its link");
  const [quote = "", address = ""] = (await page.evaluate(() => navigator.clipboard.readText())).split(
    /\n(?=http)/,
  );
  expect(quote).toMatch(/^“.+”$/s);
  expect(address).toContain(`${baseURL}${story}#our-take:~:text=`);
  const [start = "", end = ""] = (address.split("text=")[1] ?? "").split(",").map(decodeURIComponent);
  expect(quote.startsWith(`“${start} `) && quote.endsWith(`${end}”`), `${start}, ${end}`).toBe(true);
  await part.getByRole("link", { name: "Link to this" }).click();
  await expect(page.getByRole("status")).toHaveText("Copied");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${baseURL}${story}#our-take`);
  await expectAccessible(page, story);

  const { html } = await oEmbed(request, `${baseURL}${story}`);
  await page.getByRole("button", { name: "Copy embed code" }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(html);
  const elsewhere = createServer((_, response) => {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(`<!doctype html><html lang="en"><title>Elsewhere</title><h1>Elsewhere</h1>${html}`);
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
  try {
    await page.goto(`http://localhost:${(elsewhere.address() as AddressInfo).port}/`);
    const card = page.frameLocator("iframe");
    await expect(card.getByRole("heading", { level: 1 })).toContainText("Mayo Clinic");
    const opened = page.waitForEvent("popup");
    await card.getByRole("link", { name: "Read the story" }).click();
    await expect(await opened).toHaveURL(`${baseURL}${story}`);
  } finally {
    elsewhere.close();
  }
  await page.goto(story.replace("/news/", "/embed/"));
  await expectAccessibleInBoth(page, "the card");
});

/** What a headline would have put into the page if it were not text there. */
function strangersIn(html: string): string[] {
  const strangers: string[] = [];
  visit(unified().use(rehypeParse).parse(html), (node) => {
    if (node.type === "comment") strangers.push("a comment");
    if (node.type !== "element") return;
    if (node.properties.onError) strangers.push(`a handler on ${node.tagName}`);
    if (node.tagName === "img" && node.properties.src === "x") strangers.push("a picture");
  });
  return strangers;
}

function visit(node: Nodes, look: (node: Nodes) => void): void {
  look(node);
  if ("children" in node) for (const child of node.children) visit(child, look);
}

async function told(request: APIRequestContext, path: string): Promise<string> {
  return (await request.get(path)).text();
}

/** The path of the picture that networks are told of. */
async function pictureOf(request: APIRequestContext, path: string): Promise<string> {
  const found = /<meta property="og:image" content="([^"]+)"/.exec(await told(request, path))?.[1];
  return found ? new URL(found).pathname : "";
}

async function dataOf(request: APIRequestContext, path: string) {
  const html = await told(request, path);
  const all = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)];
  return all.map(([, json = ""]) => JSON.parse(json));
}

async function oEmbed(request: APIRequestContext, url: string): Promise<Record<string, unknown>> {
  const answer = await request.get(`/oembed?url=${encodeURIComponent(url)}`);
  return { status: answer.status(), ...(answer.ok() ? await answer.json() : {}) };
}

function done<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.problem.message);
}
