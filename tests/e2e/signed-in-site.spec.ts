import { readdirSync, readFileSync } from "node:fs";
import { request as ask } from "node:http";
import { join } from "node:path";
import { connect } from "#lib/database/connect.ts";
import { expect, test } from "#tests/support/browser.ts";
import {
  expectPrivate,
  fillSite,
  guessesAbout,
  plainly,
  sizesOf,
  uploadPicture,
  waysToAsk,
} from "#tests/support/closed-site.ts";
import { expectAccessible } from "#tests/support/desk.ts";
import { storedStory } from "#tests/support/desk-stories.ts";
import { login, makePerson, setPassword } from "#tests/support/people.ts";
import { openTo } from "#tests/support/settings.ts";
import type { Site } from "#tests/support/site.ts";

const password = "four unrelated words";
const signIn = (path: string) => `/desk/sign-in?next=${encodeURIComponent(path)}`;

/** A published story of this site: its address, and words that nobody outside may see. */
async function storyOf(site: Site): Promise<{ path: string; words: string[] }> {
  const client = await connect(site.databaseUrl);
  try {
    const { rows } = await client.query(
      `select stories.slug, headline, summary from stories
       join revisions on story_id = stories.id and number = published_number order by stories.id limit 1`,
    );
    const { slug, headline, summary } = rows[0];
    return { path: `/news/${slug}`, words: [headline, summary] };
  } finally {
    await client.end();
  }
}

test("an admin closes the site, and nothing of a story is given away to anybody signed out, cached or not; opened again, all is public", async ({
  page,
  context,
  another,
  site,
}) => {
  test.slow();
  const admin = await login(context, site, { role: "admin", name: "Ada Admin" });
  const picture = await uploadPicture(context.request, site, 61);
  const { path, open, elsewhere, words } = await fillSite(site, picture, { id: admin.id, slug: "ada-admin" });
  const stranger = (await another()).request;
  const before = new Map<string, Record<string, string>>();
  for (const address of [...open, ...open]) {
    const answer = await stranger.get(site.url + address);
    expect(answer.status(), address).toBe(200);
    expect(answer.headers()["cache-control"], address).toContain("public");
    before.set(address, answer.headers());
  }
  expect(open.filter((address) => address.startsWith("/media/")).length).toBeGreaterThan(1);
  expect((await stranger.get(site.url + elsewhere[0], { maxRedirects: 0 })).status()).toBe(308);
  expect((await stranger.get(site.url + elsewhere[1])).status()).toBe(410);

  await page.goto("/desk/settings");
  await page.getByRole("radio", { name: "Only signed-in people" }).check();
  await expect(page.getByText("Saving this closes the site at once.")).toBeVisible();
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(page.getByText("The settings are saved.")).toBeVisible();

  await test.step("every address, asked for in every way", async () => {
    const guesses = guessesAbout(path, picture);
    for (const address of [...open, ...elsewhere, ...guesses]) {
      const etag = before.get(address)?.etag ?? "";
      for (const headers of guesses.includes(address) ? plainly : waysToAsk(address, etag)) {
        for (const method of plainly.includes(headers) ? ["GET", "HEAD", "POST"] : ["GET"]) {
          const what = `${method} ${address} ${JSON.stringify(headers)}`;
          const answer = await stranger.fetch(site.url + address, { method, headers, maxRedirects: 0 });
          const toPage = /GET|HEAD/.test(method) && headers.accept === "text/html";
          expect(answer.status(), what).toBe(toPage ? 307 : 401);
          expectPrivate(answer, what);
          expect(answer.headers().etag, what).toBeUndefined();
          const text = await answer.text();
          for (const word of words) expect(text, what).not.toContain(word);
        }
      }
    }
    expect(
      (await stranger.get(site.url + path, { maxRedirects: 0, headers: { accept: "text/html" } })).headers()
        .location,
    ).toBe(signIn(path));
    const raw = [`${site.url}${path}`, `/desk/..${path}`, `/desk/%2e%2e${path}`, `/media/..${path}`, `*`];
    for (const line of raw) expect(await bare(site, line), line).toMatch(/^401 /);
  });

  await test.step("what has a door of its own, and what the program itself brings", async () => {
    const own = [
      "/desk",
      "/desk/stories/1",
      "/desk/board",
      "/desk/preview",
      "/desk/shared/x",
      "/desk/feed.xml",
    ];
    const routes = [
      "/api/desk/stories/1",
      "/api/desk/pictures",
      "/api/desk/audit",
      "/api/auth/get-session",
      "/api/health",
    ];
    for (const address of [...own, ...routes, signIn("/")]) {
      const text = await (await stranger.get(site.url + address)).text();
      for (const word of words) expect(text, address).not.toContain(word);
    }
    for (const address of [
      "/favicon.svg",
      "/story.js",
      "/speculation-rules.json",
      "/api/health",
      "/desk/sign-in",
    ])
      expect((await stranger.get(site.url + address)).status(), address).toBe(200);
    const built = join(process.env.BUILD_DIR ?? "", "static");
    const files = readdirSync(built, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    expect(files.length).toBeGreaterThan(10);
    const { words: installed } = await storyOf(site);
    for (const { parentPath, name } of files) {
      const bytes = readFileSync(join(parentPath, name), "utf8");
      for (const word of installed) expect(bytes.includes(word), `${word} in ${name}`).toBe(false);
    }
  });

  await test.step("whoever is signed in reads, and nothing on the way keeps it", async () => {
    for (const address of open) {
      const answer = await context.request.get(site.url + address);
      expect(answer.status(), address).toBe(200);
      expectPrivate(answer, address);
      const headers = { "if-none-match": answer.headers().etag ?? "" };
      const again = await context.request.get(site.url + address, { headers });
      expect(again.status(), address).toBe(304);
      expectPrivate(again, address);
    }
    for (const address of elsewhere) {
      const answer = await context.request.get(site.url + address, { maxRedirects: 0 });
      expectPrivate(answer, address);
    }
  });

  await page.getByRole("radio", { name: "Everyone" }).check();
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(page.getByText("Saving this shows every published story")).toBeHidden();
  await expect(page.getByText("The settings are saved.")).toBeVisible();
  const kept = ["cache-control", "cdn-cache-control", "surrogate-key", "cache-tag"];
  for (const address of open) {
    const answer = await stranger.get(site.url + address);
    expect(answer.status(), address).toBe(200);
    for (const name of kept) expect(answer.headers()[name], address).toBe(before.get(address)?.[name]);
  }
});

test("a reader signs in, goes on to the story, and is out within five seconds of being suspended", async ({
  page,
  context,
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

  // Pages are kept, and the session is believed, up to the moment of the suspension.
  const { headers } = await context.request.get(path).then((answer) => ({ headers: answer.headers() }));
  const client = await connect(site.databaseUrl);
  await client.query("update users set suspended_at = now() where id = $1", [reader.id]);
  await client.end();
  const suspended = Date.now();
  await expect(async () => {
    await page.goto(path);
    await expect(page.getByRole("heading", { name: "Sign in to read" })).toBeVisible({ timeout: 100 });
  }).toPass({ intervals: [200], timeout: 5000 });
  expect(Date.now() - suspended).toBeLessThan(5000);
  for (const address of ["/", "/news", path])
    expect((await context.request.get(address, { headers: { accept: "*/*" } })).status(), address).toBe(401);
  const known = { accept: "*/*", "if-none-match": headers.etag ?? "" };
  expect((await context.request.get(path, { headers: known })).status()).toBe(401);
});

test("a link to a draft opens its picture too on a closed site, and no other", async ({
  page,
  context,
  another,
  site,
}) => {
  await login(context, site, { role: "admin" });
  const [shown, other] = [
    await uploadPicture(context.request, site, 71),
    await uploadPicture(context.request, site, 72),
  ];
  const hero = { src: shown.src, alt: "A square on bands.", credit: "Ann Example" };
  const { path, words } = await storyOf(site);
  const follows = path.split("/").at(-1) ?? "";
  await page.goto(await storedStory(site, { headline: "For one pair of eyes", hero, follows }));
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Share a draft…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Make a link" }).click();
  const link = new URL(await page.getByRole("textbox", { name: "Link" }).inputValue()).pathname;
  await openTo(site, "signed_in");

  const outsider = await (await another()).newPage();
  await outsider.goto(link);
  const picture = outsider.getByRole("img", { name: "A square on bands." });
  await expect(picture).toHaveJSProperty("complete", true);
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  expect(await outsider.content()).not.toContain(words[0]);
  const { request } = outsider.context();
  const token = encodeURIComponent(link.split("/").at(-1) ?? "");
  const opened = (address: string, by = token) => request.get(`${address}?link=${by}`, { maxRedirects: 0 });
  for (const size of sizesOf(shown)) {
    const answer = await opened(size);
    expect(answer.status(), size).toBe(200);
    expectPrivate(answer, size);
    expect((await request.get(size)).status(), size).toBe(401);
    expect((await opened(size, `${token.slice(0, -2)}xx`)).status(), size).toBe(401);
  }
  for (const address of [...sizesOf(other), "/", "/news"])
    expect((await opened(address)).status(), address).toBe(401);

  await page.getByRole("button", { name: /^End the link for version 1/ }).click();
  await expect(page.getByRole("dialog")).toContainText("Ended by hand");
  expect((await opened(shown.src)).status()).toBe(401);
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
