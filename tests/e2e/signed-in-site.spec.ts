import { request as ask } from "node:http";
import type { APIRequestContext, APIResponse } from "@playwright/test";
import { connect } from "#lib/database/connect.ts";
import { expect, test } from "#tests/support/browser.ts";
import { expectAccessible } from "#tests/support/desk.ts";
import { login, makePerson, setPassword } from "#tests/support/people.ts";
import { jpeg } from "#tests/support/pictures.ts";
import { openTo } from "#tests/support/settings.ts";
import type { Site } from "#tests/support/site.ts";

const password = "four unrelated words";
const signIn = (path: string) => `/desk/sign-in?next=${encodeURIComponent(path)}`;

/** A published story of this site: its address, and words that nobody outside may see. */
async function storyOf(site: Site): Promise<{ path: string; slug: string; words: string[] }> {
  const client = await connect(site.databaseUrl);
  try {
    const { rows } = await client.query(
      `select stories.slug, headline, summary from stories
       join revisions on story_id = stories.id and number = published_number order by stories.id limit 1`,
    );
    const { slug, headline, summary } = rows[0];
    return { path: `/news/${slug}`, slug, words: [headline, summary] };
  } finally {
    await client.end();
  }
}

async function uploadedPicture(request: APIRequestContext, site: Site): Promise<string> {
  const answer = await request.post(`${site.url}/api/desk/pictures?name=inside.jpg`, {
    headers: { origin: site.url },
    data: await jpeg(),
  });
  return (await answer.json()).value.src;
}

function expectPrivate(answer: APIResponse, what: string): void {
  const headers = answer.headers();
  expect(headers["cache-control"], what).toBe("private, no-store");
  for (const name of ["cdn-cache-control", "surrogate-key", "cache-tag"])
    expect(headers[name], `${name} of ${what}`).toBeUndefined();
}

test("an admin closes the site, and nothing of a story is given away to anybody signed out, cached or not", async ({
  page,
  context,
  another,
  site,
}) => {
  await login(context, site, { role: "admin" });
  const picture = await uploadedPicture(context.request, site);
  const { path, slug, words } = await storyOf(site);
  const stranger = (await another()).request;
  const readable = ["/", "/news", path, `${path}?related=`, "/tags", "/sections/news", picture];
  const etags = new Map<string, string>();
  for (const address of readable) {
    const answer = await stranger.get(site.url + address);
    expect(answer.status(), address).toBe(200);
    etags.set(address, answer.headers().etag ?? "");
  }

  await page.goto("/desk/settings");
  await page.getByRole("radio", { name: "Only signed-in people" }).check();
  await expect(page.getByText("Saving this closes the site at once.")).toBeVisible();
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(page.getByText("The settings are saved.")).toBeVisible();

  const yetToCome = ["/feed.xml", "/sitemap.xml", `/embed/${slug}`, "/search?q=a", "/api/v1/stories"];
  const others = [`/${path}`, `${path}/`, "/news/never-written", "/missing", "/authors/nobody", "/media/x"];
  for (const address of [...readable, ...yetToCome, ...others]) {
    const ways: Record<string, string>[] = [
      { accept: "text/html" },
      { accept: "*/*" },
      { accept: "text/html", cookie: "takewire.session_token=made.up" },
      { accept: "text/x-component", rsc: "1" },
      { accept: "*/*", "if-none-match": etags.get(address) || "*" },
    ];
    for (const headers of ways) {
      for (const method of ["GET", "HEAD", "POST"]) {
        const what = `${method} ${address} ${JSON.stringify(headers)}`;
        const answer = await stranger.fetch(site.url + address, { method, headers, maxRedirects: 0 });
        const toPage = method !== "POST" && headers.accept === "text/html";
        expect(answer.status(), what).toBe(toPage ? 307 : 401);
        if (toPage) expect(answer.headers().location, what).toBe(signIn(address));
        expectPrivate(answer, what);
        const text = await answer.text();
        for (const word of words) expect(text, what).not.toContain(word);
      }
    }
  }
  expect(await bare(site, `${site.url}${path}`)).toMatch(/^401 /);
  for (const address of ["/favicon.svg", "/api/health", "/desk/sign-in"])
    expect((await stranger.get(site.url + address)).status(), address).toBe(200);

  for (const address of readable) {
    const answer = await context.request.get(site.url + address);
    expect(answer.status(), address).toBe(200);
    expectPrivate(answer, address);
  }
});

test("a reader signs in, goes on to the story, and is out within five seconds of being suspended", async ({
  page,
  site,
}) => {
  await openTo(site, "signed_in");
  const reader = await makePerson(site.databaseUrl, { role: "reader", name: "Rita Reader" });
  await setPassword(site.databaseUrl, reader, password);
  const { path, words } = await storyOf(site);

  await page.goto(path);
  await expect(page.getByRole("heading", { name: "Sign in to read" })).toBeVisible();
  await expectAccessible(page, "the way in for readers");
  await page.getByLabel("E-mail").fill(reader.email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words[0] ?? "");
  expect(new URL(page.url()).pathname).toBe(path);

  await page.getByRole("navigation", { name: "Sections" }).getByRole("link", { name: "Latest" }).click();
  await expect(page.getByRole("heading", { name: "Latest stories" })).toBeVisible();

  const client = await connect(site.databaseUrl);
  await client.query("update users set suspended_at = now() where id = $1", [reader.id]);
  await client.end();
  const suspended = Date.now();
  await expect(async () => {
    await page.goto(path);
    await expect(page.getByRole("heading", { name: "Sign in to read" })).toBeVisible({ timeout: 100 });
  }).toPass({ intervals: [200], timeout: 5000 });
  expect(Date.now() - suspended).toBeLessThan(5000);
});

test("while it cannot be known who asks, a closed site shows nothing; opened again, it is for everyone", async ({
  another,
  site,
}) => {
  test.slow();
  await openTo(site, "signed_in");
  const { path, words } = await storyOf(site);
  const context = await another();
  await login(context, site, { role: "reader" });
  const url = site.url + path;
  await expect.poll(async () => (await context.request.get(url)).status()).toBe(200);
  await site.wire.cut();
  await expect.poll(async () => (await context.request.get(url)).status(), { timeout: 15_000 }).toBe(503);
  const answer = await context.request.get(url);
  expect(await answer.text()).not.toContain(words[0]);
  expectPrivate(answer, "without a database");
  await site.wire.mend();
  await expect.poll(async () => (await context.request.get(url)).status(), { timeout: 15_000 }).toBe(200);

  await openTo(site, "everyone");
  const stranger = (await another()).request;
  await expect.poll(async () => (await stranger.get(url, { maxRedirects: 0 })).status()).toBe(200);
  expect((await stranger.get(url)).headers()["cache-control"]).toContain("public");
});

/** A request whose line names the whole address, as a proxy would send it: the status and the body. */
function bare(site: Site, line: string): Promise<string> {
  const { hostname, port } = new URL(site.url);
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  ask({ hostname, port, path: line }, (response) => {
    let text = `${response.statusCode} `;
    response.on("data", (part) => {
      text += part;
    });
    response.on("end", () => resolve(text));
  })
    .on("error", reject)
    .end();
  return promise;
}
