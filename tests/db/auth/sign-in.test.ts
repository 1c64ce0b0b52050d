import { createHash, createHmac } from "node:crypto";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { from } from "#lib/audit/origin.ts";
import { addressHeader } from "#lib/auth/address.ts";
import { limits } from "#lib/auth/attempts.ts";
import { auth, openPaths } from "#lib/auth/auth.ts";
import { acceptInvitation, createFirstInvitation } from "#lib/auth/invitations.ts";
import { personOf } from "#lib/auth/read-session.ts";
import { database } from "#lib/database/client.ts";
import { withDatabase } from "#tests/support/database.ts";
import { watchEvents } from "#tests/support/events.ts";
import { POST } from "../../../app/api/auth/[...all]/route.ts";

withDatabase();

const site = "http://127.0.0.1:4999";
const password = "four unrelated words";

beforeAll(async () => {
  Object.assign(process.env, { SITE_URL: site, AUTH_SECRET: "only-for-tests-0123456789abcdefghij" });
  const token = (await createFirstInvitation()) ?? "";
  await acceptInvitation(token, { name: "Ann Example", email: "ann@example.org", password });
});

beforeEach(() => database().rateLimit.deleteMany());

function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  const { [addressHeader]: address = "198.51.100.7" } = headers;
  return from(address, () =>
    POST(
      new Request(`${site}/api/auth${path}`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          origin: site,
          [addressHeader]: address,
          ...headers,
        },
        body: JSON.stringify(body),
      }),
    ),
  );
}

function signIn(given: { email?: string; password?: string; address?: string } = {}) {
  const { email = "ann@example.org", address = "198.51.100.7" } = given;
  return post(
    "/sign-in/email",
    { email, password: given.password ?? password },
    { [addressHeader]: address },
  );
}

function cookieOf(response: Response): string {
  return response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
}

describe("signing in", () => {
  it("gives a cookie that scripts cannot read and other sites cannot send along with a form", async () => {
    const response = await signIn({ email: "Ann@Example.org" });
    expect(response.status).toBe(200);
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^takewire\.session_token=.+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
    expect(await personOf(`a=b; ${cookieOf(response)}`)).toMatchObject({
      email: "ann@example.org",
      role: "admin",
    });
  });

  it("answers alike for a wrong password and an unknown address", async () => {
    const wrong = await signIn({ password: "not the password" });
    const unknown = await signIn({ email: "nobody@example.org" });
    expect([wrong.status, await wrong.text()]).toEqual([unknown.status, await unknown.text()]);
    expect(wrong.status).toBe(401);
  });

  it("costs one password’s work whoever is asked for, so that time does not tell either", async () => {
    const { password: work } = await auth().$context;
    const hash = vi.spyOn(work, "hash");
    const verify = vi.spyOn(work, "verify");
    const { id } = await database().user.create({
      data: { id: "ben", name: "Ben Example", email: "ben@example.org", suspendedAt: new Date() },
    });
    const tries = [
      { password: "not the password" },
      { email: "nobody@example.org" },
      { email: "ben@example.org" },
    ];
    const answers: string[] = [];
    for (const each of tries) {
      const before = hash.mock.calls.length + verify.mock.calls.length;
      const answer = await signIn(each);
      answers.push(`${answer.status} ${await answer.text()}`);
      expect(hash.mock.calls.length + verify.mock.calls.length - before, JSON.stringify(each)).toBe(1);
    }
    expect(new Set(answers).size).toBe(1);
    await database().user.delete({ where: { id } });
    vi.restoreAllMocks();
  });

  it("is refused to somebody suspended as if the password were wrong", async () => {
    const wrong = await signIn({ password: "not the password" });
    await database().user.updateMany({ data: { suspendedAt: new Date() } });
    const suspended = await signIn();
    await database().user.updateMany({ data: { suspendedAt: null } });
    expect([suspended.status, suspended.headers.getSetCookie()]).toEqual([401, []]);
    expect(await suspended.text()).toBe(await wrong.text());
  });

  it("is in the log, right or wrong, and what was typed for nobody’s address is not", async () => {
    const recent = await watchEvents();
    await signIn();
    await signIn({ password: "not the password" });
    await signIn({ email: "my secret passphrase@example.org" });
    await signIn({ email: "nobody@example.org" });
    expect(await recent()).toMatchObject([
      { kind: "person.signed_in", actorName: "Ann Example", title: "Ann Example" },
      { kind: "person.sign_in_failed", actorId: null, title: "Ann Example" },
      { kind: "person.sign_in_failed", actorId: null, personId: null, title: "" },
    ]);
    expect(JSON.stringify((await recent()).map(({ data, title }) => [data, title]))).not.toMatch(
      /nobody@|secret/,
    );
  });

  it("is refused from another site", async () => {
    for (const origin of ["https://evil.example", "null"]) {
      const body = { email: "ann@example.org", password };
      expect((await post("/sign-in/email", body, { origin })).status, origin).toBe(403);
    }
  });
});

describe("on a site with https", () => {
  afterEach(() => {
    process.env.SITE_URL = site;
  });

  it("the cookie travels encrypted only", async () => {
    process.env.SITE_URL = "https://news.example.org";
    const response = await POST(
      new Request("https://news.example.org/api/auth/sign-in/email", {
        method: "POST",
        headers: { "content-type": "application/json", origin: "https://news.example.org" },
        body: JSON.stringify({ email: "ann@example.org", password }),
      }),
    );
    expect(response.headers.getSetCookie()[0]).toMatch(
      /^__Secure-takewire\.session_token=.+; HttpOnly; Secure; /,
    );
    expect(await personOf(cookieOf(response))).toMatchObject({ email: "ann@example.org" });
  });
});

describe("guessing passwords", () => {
  it("ends after a few attempts on one account from one network, for every process together", async () => {
    const wrong = { password: "not the password" };
    const answers = await Promise.all(Array.from({ length: limits.account + 5 }, () => signIn(wrong)));
    const counts = [401, 429].map((status) => answers.filter((answer) => answer.status === status).length);
    expect(counts).toEqual([limits.account, 5]);
    const refused = await signIn();
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({ message: expect.stringContaining("Wait 15 minutes") });
  });

  it("does not lock the owner out from elsewhere", async () => {
    for (let i = 0; i <= limits.account; i++) await signIn({ password: "not the password" });
    expect((await signIn({ address: "203.0.113.4" })).status).toBe(200);
  });

  it("ends after more attempts on many accounts from one network, whatever the network's other addresses", async () => {
    const statuses = [];
    for (let i = 0; i <= limits.network; i++) {
      const answer = await signIn({ email: `guess${i}@example.org`, address: `2001:db8:1:2::${i}` });
      statuses.push(answer.status);
    }
    expect(statuses.slice(0, -1).every((status) => status === 401)).toBe(true);
    expect(statuses.at(-1)).toBe(429);
  });

  it("ends on one account from many networks together too, but not for its owner where they are known", async () => {
    const home = { address: "203.0.113.9" };
    expect((await signIn(home)).status).toBe(200);
    const elsewhere = (i: number) => ({ password: "not the password", address: `10.0.${i}.1` });
    for (const email of ["ann@example.org", "nobody@example.org"]) {
      expect((await signIn({ ...elsewhere(1), email })).status, email).toBe(401);
      // As if the others had come from as many networks.
      await database().rateLimit.updateMany({
        where: { key: { contains: "everywhere" } },
        data: { count: limits.everywhere - 1 },
      });
      expect((await signIn({ ...elsewhere(2), email })).status, email).toBe(401);
      expect((await signIn({ ...elsewhere(3), email })).status, email).toBe(429);
      expect((await signIn({ ...elsewhere(3), email, password })).status, email).toBe(429);
    }
    expect((await signIn(home)).status).toBe(200);
    expect((await signIn({ ...home, password: "not the password" })).status).toBe(401);
  });

  it("begins anew once the window is over, and at once for somebody who signs in", async () => {
    for (let i = 0; i < limits.account; i++) await signIn({ password: "not the password" });
    expect((await signIn()).status).toBe(429);
    await database().rateLimit.updateMany({ data: { lastRequest: Date.now() - 16 * 60 * 1000 } });
    for (let i = 0; i < limits.account - 1; i++) await signIn({ password: "not the password" });
    expect((await signIn()).status).toBe(200);
    expect((await signIn({ password: "not the password" })).status).toBe(401);
  });

  it("keeps nothing that was typed", async () => {
    await signIn({ email: "my secret password typed into the wrong field" });
    expect(JSON.stringify((await database().rateLimit.findMany()).map(({ key }) => key))).not.toContain(
      "secret",
    );
  });
});

describe("a session", () => {
  it("is nothing without its row in the database", async () => {
    const cookie = cookieOf(await signIn());
    await database().session.deleteMany();
    expect(await personOf(cookie)).toBeNull();
  });

  it("is kept as a hash only, which lets nobody in, even signed with the site’s secret", async () => {
    await database().session.deleteMany();
    const cookie = cookieOf(await signIn());
    const [name = "", value = ""] = cookie.split("=");
    const [token = ""] = decodeURIComponent(value).split(".");
    const row = await database().session.findFirstOrThrow();
    expect(row.token).toBe(createHash("sha256").update(token).digest("hex"));
    expect(JSON.stringify(row)).not.toContain(token);
    const { AUTH_SECRET = "" } = process.env;
    const signature = createHmac("sha256", AUTH_SECRET).update(row.token).digest("base64");
    expect(await personOf(`${name}=${encodeURIComponent(`${row.token}.${signature}`)}`)).toBeNull();
    await auth().api.signOut({ headers: new Headers({ cookie }) });
    expect(await database().session.count()).toBe(0);
  });

  it("ends in time", async () => {
    const cookie = cookieOf(await signIn());
    await database().session.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } });
    expect(await personOf(cookie)).toBeNull();
  });

  it("cannot be made up or bent", async () => {
    const cookie = cookieOf(await signIn());
    const [name = "", value = ""] = cookie.split("=");
    const token = decodeURIComponent(value).split(".")[0];
    const bent = [`${token}`, `${token}.`, `${token}.AAAA`, `x${value}`, value.slice(0, -8), "%", "", "."];
    for (const wrong of bent) expect(await personOf(`${name}=${wrong}`), wrong).toBeNull();
    expect(await personOf(null)).toBeNull();
    expect(await personOf(cookie)).not.toBeNull();
  });
});

describe("the library's other endpoints", () => {
  it("are not there, signed in or not", async () => {
    const cookie = cookieOf(await signIn());
    const paths = Object.values(auth().api)
      .map((endpoint) => (endpoint as { path?: string }).path)
      .filter((path): path is string => Boolean(path) && !openPaths.includes(path ?? ""))
      .map((path) => path.replace(/:(\w+)/g, "$1"));
    expect(paths.length).toBeGreaterThan(20);
    const body = { email: "new@example.org", password, name: "New", role: "admin" };
    for (const path of [
      ...paths,
      "/sign-in/email/",
      "//sign-in/email",
      "/sign-up/email?x=/sign-in/email",
      "",
    ]) {
      for (const headers of [{}, { cookie }] as Record<string, string>[])
        expect((await post(path, body, headers)).status, path).toBe(404);
    }
    expect(await database().user.count()).toBe(1);
  });

  it("would not sign anybody up even if they were", async () => {
    const body = { email: "new@example.org", password, name: "New" };
    await expect(auth().api.signUpEmail({ body })).rejects.toMatchObject({ status: "BAD_REQUEST" });
  });
});
