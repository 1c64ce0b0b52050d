import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addressHeader } from "#lib/auth/address.ts";
import { acceptInvitation, createFirstInvitation, invite } from "#lib/auth/invitations.ts";
import { setNewPassword } from "#lib/auth/people.ts";
import { personOf } from "#lib/auth/read-session.ts";
import { database } from "#lib/database/client.ts";
import { withDatabase } from "#tests/support/database.ts";
import { watchEvents } from "#tests/support/events.ts";
import { type Known, type SignInProvider, startSignInProvider } from "#tests/support/provider.ts";
import { GET, POST } from "../../../app/api/auth/[...all]/route.ts";

withDatabase();

const site = "http://127.0.0.1:4999";
const password = "four unrelated words";
const ann = { name: "Ann Example", email: "ann@example.org" };
const annThere: Known = { sub: "ann-1", email: "Ann@Example.org", email_verified: true, name: "Ann There" };

let provider: SignInProvider;

beforeAll(async () => {
  provider = await startSignInProvider();
  provider.serve(site);
  provider.know(annThere);
});

beforeEach(async () => {
  const secrets = { SITE_URL: site, AUTH_SECRET: "only-for-tests-0123456789abcdefghij" };
  Object.assign(process.env, secrets, provider.settings, { SIGN_IN: "any" });
  const token = (await createFirstInvitation()) ?? "";
  await acceptInvitation(token, { ...ann, password });
});

afterEach(async () => {
  await database().user.deleteMany();
  await database().invitation.deleteMany();
  await database().rateLimit.deleteMany();
});

afterAll(() => provider.stop());

function ask(address: string, headers: Record<string, string> = {}): Promise<Response> {
  return GET(
    new Request(new URL(address, site), { headers: { [addressHeader]: "198.51.100.7", ...headers } }),
  );
}

function begin(query = "", headers: Record<string, string> = {}): Promise<Response> {
  return ask(`/api/auth/oidc${query}`, headers);
}

/** The address at which the provider sends a browser back, once it has signed somebody in. */
async function throughProvider(start: string, who: string): Promise<string> {
  provider.answerWith(who);
  const jar = new Map<string, string>();
  for (let address = start; ; ) {
    if (address.startsWith(site)) return address;
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(address, { redirect: "manual", headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [name = "", value = ""] = (line.split(";")[0] ?? "").split(/=(.*)/s);
      jar.set(name, value);
    }
    const location = response.headers.get("location");
    if (!location) throw new Error(`${address} answered ${response.status}: ${await response.text()}`);
    address = new URL(location, address).href;
  }
}

/** The whole way as one person; gives the site's last answer. */
async function signIn(who: Known | "access_denied", query = ""): Promise<Response> {
  const sub = who === "access_denied" ? who : who.sub;
  if (who !== "access_denied") provider.know(who);
  const begun = await begin(query);
  const back = await throughProvider(begun.headers.get("location") ?? "", sub);
  return ask(back, { cookie: cookiesOf(begun) });
}

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0] ?? "")
    .filter((pair) => !pair.endsWith("="))
    .join("; ");
}

function whoIs(response: Response) {
  return personOf(cookiesOf(response));
}

function ending(response: Response): string | null {
  return response.headers.get("location");
}

describe("signing in at a provider", () => {
  it("sends the browser there with PKCE, a state and a nonce, and remembers them in a cookie of its own", async () => {
    const begun = await begin("?next=/desk/calendar");
    expect(begun.status).toBe(302);
    const address = new URL(ending(begun) ?? "");
    expect(address.origin).toBe(provider.settings.OIDC_ISSUER);
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      response_type: "code",
      redirect_uri: `${site}/api/auth/oidc/callback`,
      code_challenge_method: "S256",
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(begun.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^takewire\.oidc=.+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
  });

  it("lets in whoever has an account by the address that the provider has verified", async () => {
    const recent = await watchEvents();
    const entered = await signIn(annThere, "?next=/desk/calendar");
    expect(ending(entered)).toBe("/desk/sign-in?next=%2Fdesk%2Fcalendar");
    expect(await whoIs(entered)).toMatchObject({ ...ann, role: "admin" });
    expect(await recent()).toMatchObject([
      { kind: "person.linked", actorName: ann.name, data: { provider: provider.settings.OIDC_ISSUER } },
      { kind: "person.signed_in", actorName: ann.name, data: { step: "provider" } },
    ]);
  });

  it("knows them by their identity from then on, whatever their address there", async () => {
    await signIn(annThere);
    const entered = await signIn({ ...annThere, email: "ann.married@example.org", email_verified: false });
    expect(await whoIs(entered)).toMatchObject(ann);
    expect(await database().account.count({ where: { providerId: provider.settings.OIDC_ISSUER } })).toBe(1);
  });

  it("keeps none of the provider’s tokens", async () => {
    await signIn(annThere);
    const stored = await database().account.findFirstOrThrow({ where: { accountId: annThere.sub } });
    expect(stored).toMatchObject({ accessToken: null, refreshToken: null, idToken: null, password: null });
  });

  it("does not touch the password, nor ask for the second factor that goes with it", async () => {
    await signIn(annThere);
    expect(await signInWithPassword()).toBe(200);
    await database().user.updateMany({ data: { twoFactorEnabled: true } });
    expect(await whoIs(await signIn(annThere))).toMatchObject(ann);
  });
});

describe("whoever has no account and no invitation", () => {
  const stranger = { sub: "zoe-1", email: "zoe@example.org", email_verified: true, name: "Zoe Stranger" };

  it("is turned away, and so is somebody suspended or with an address that passed on, in the same words", async () => {
    const recent = await watchEvents();
    const answers = [await signIn(stranger, "?next=/desk")];
    await signIn(annThere);
    answers.push(await signIn({ ...annThere, sub: "another-ann" }, "?next=/desk"));
    await database().user.updateMany({ data: { suspendedAt: new Date() } });
    answers.push(await signIn(annThere, "?next=/desk"));
    for (const answer of answers) {
      expect([answer.status, ending(answer)]).toEqual([302, "/desk/sign-in?refused=uninvited&next=%2Fdesk"]);
      expect(await whoIs(answer)).toBeNull();
    }
    const failed = (await recent()).filter(({ kind }) => kind === "person.sign_in_failed");
    expect(failed.map(({ title, data }) => [title, data])).toEqual([
      ["", { step: "provider", reason: "no account and no invitation" }],
      [ann.name, { step: "provider", reason: "the account belongs to another identity at the provider" }],
      [ann.name, { step: "provider", reason: "suspended" }],
    ]);
    expect(await database().user.count()).toBe(1);
  });

  it("is told when the provider has no address or none that it verified, account or not", async () => {
    const unverified = { ...annThere, sub: "ann-2", email_verified: false };
    for (const who of [unverified, { ...stranger, sub: "zoe-2", email_verified: false }]) {
      const answer = await signIn(who);
      expect(ending(answer)).toBe("/desk/sign-in?refused=unverified");
      expect(await whoIs(answer)).toBeNull();
    }
    expect(ending(await signIn({ sub: "nameless", name: "No Address" }))).toBe(
      "/desk/sign-in?refused=nameless",
    );
  });

  it("is told when they declined", async () => {
    expect(ending(await signIn("access_denied"))).toBe("/desk/sign-in?refused=declined");
  });
});

describe("whoever is invited", () => {
  const ben = { sub: "ben-1", email: "ben@example.org", email_verified: true, name: "  Ben  There " };

  it("gets the account with the invitation’s role by their verified address alone, once", async () => {
    await invite({ email: "ben@example.org", role: "editor" });
    const recent = await watchEvents();
    const entered = await signIn(ben);
    expect(await whoIs(entered)).toMatchObject({
      name: "Ben There",
      email: "ben@example.org",
      role: "editor",
    });
    expect(await recent()).toMatchObject([
      { kind: "person.joined", actorName: "Ben There", data: { role: "editor", email: "ben@example.org" } },
      { kind: "person.signed_in", data: { step: "provider" } },
    ]);
    expect(await database().invitation.count({ where: { email: "ben@example.org", usedAt: null } })).toBe(0);
    expect(ending(await signIn({ ...ben, sub: "ben-2" }))).toContain("refused=uninvited");
  });

  it("gets it by the link too, where the provider knows them by another address", async () => {
    const token = await invite({ email: "ben@example.org", role: "writer" });
    if (!token.ok) throw new Error(token.problem.message);
    const elsewhere = { sub: "ben-3", email: "ben@elsewhere.example", email_verified: false, name: "Ben" };
    const entered = await signIn(elsewhere, `?invitation=${token.value}`);
    expect(await whoIs(entered)).toMatchObject({ email: "ben@example.org", role: "writer" });
    const late = await signIn({ ...elsewhere, sub: "ben-4" }, `?invitation=${token.value}`);
    expect(ending(late)).toBe("/desk/sign-in?refused=link");
  });

  it("cannot come in by an invitation that is over, nor take an account with a link", async () => {
    await invite({ email: "ben@example.org", role: "admin" });
    await database().invitation.updateMany({
      where: { usedAt: null },
      data: { expiresAt: new Date(Date.now() - 1000) },
    });
    expect(ending(await signIn({ ...ben, sub: "ben-5" }))).toContain("refused=uninvited");
    const token = await invite({ email: "ben@example.org", role: "admin" });
    await database().invitation.updateMany({ where: { usedAt: null }, data: { email: ann.email } });
    const thief = { sub: "thief", email: "thief@example.org", email_verified: true, name: "A Thief" };
    const taken = await signIn(thief, `?invitation=${token.ok ? token.value : ""}`);
    expect(ending(taken)).toBe("/desk/sign-in?refused=link");
    expect(await whoIs(taken)).toBeNull();
  });

  it("is the first admin of a new site with the link that it prints", async () => {
    await database().user.deleteMany();
    process.env.SIGN_IN = "oidc";
    const token = await createFirstInvitation();
    expect(ending(await signIn(ben))).toContain("refused=uninvited");
    const entered = await signIn(ben, `?invitation=${token}`);
    expect(await whoIs(entered)).toMatchObject({ email: "ben@example.org", role: "admin" });
  });
});

describe("an answer of the provider", () => {
  it("is worth nothing in another browser, a second time, or when it was bent", async () => {
    const begun = await begin();
    const back = await throughProvider(ending(begun) ?? "", annThere.sub);
    const cookie = cookiesOf(begun);
    const other = cookiesOf(await begin());
    const bent = back.replace(/state=[^&]+/, "state=bent");
    for (const [address, cookies] of [
      [back, ""],
      [back, other],
      [back, cookie.replace(/.{4}$/, "AAAA")],
      [bent, cookie],
      [back.replace(/code=[^&]+/, "code=bent"), cookie],
    ] as const) {
      const answer = await ask(address, { cookie: cookies });
      expect(ending(answer), address).toContain("refused=failed");
      expect(await whoIs(answer)).toBeNull();
    }
    expect(await whoIs(await ask(back, { cookie }))).toMatchObject(ann);
    expect(ending(await ask(back, { cookie }))).toContain("refused=failed");
  });

  it("is not asked for when a page of another site wants it", async () => {
    const begun = await begin("", { "sec-fetch-site": "cross-site" });
    expect(ending(begun)).toBe("/desk/sign-in");
    expect(begun.headers.getSetCookie()).toEqual([]);
  });

  it("is missed in plain words while the provider cannot be reached, and not for longer", async () => {
    process.env.OIDC_CLIENT_ID = "another-client";
    process.env.OIDC_ISSUER = "http://127.0.0.1:9";
    expect(ending(await begin())).toBe("/desk/sign-in?refused=unreachable");
    Object.assign(process.env, provider.settings);
    expect(await whoIs(await signIn(annThere))).toMatchObject(ann);
  });
});

describe("a site without passwords", () => {
  it("takes none, at any door", async () => {
    process.env.SIGN_IN = "oidc";
    expect(await signInWithPassword()).toBe(404);
    const token = await invite({ email: "ben@example.org", role: "editor" });
    const accepted = await acceptInvitation(token.ok ? token.value : "", {
      ...{ name: "Ben", email: "ben@example.org", password },
    });
    expect(accepted).toMatchObject({ problem: { code: "forbidden" } });
    expect(await whoIs(await signIn(annThere))).toMatchObject(ann);
    process.env.SIGN_IN = "any";
    expect(await signInWithPassword()).toBe(200);
  });

  it("can be opened with one again, also for those who never had any", async () => {
    await invite({ email: "ben@example.org", role: "editor" });
    await signIn({ sub: "ben-6", email: "ben@example.org", email_verified: true, name: "Ben" });
    const fresh = (await setNewPassword("ben@example.org")) ?? "";
    expect(await signInWithPassword("ben@example.org", fresh)).toBe(200);
  });
});

describe("a site without a provider", () => {
  it("has no such address", async () => {
    for (const name of ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_NAME"])
      delete process.env[name];
    expect((await begin()).status).toBe(404);
    expect((await ask("/api/auth/oidc/callback?code=x&state=y")).status).toBe(404);
  });
});

async function signInWithPassword(email = ann.email, secret = password): Promise<number> {
  const answer = await POST(
    new Request(`${site}/api/auth/sign-in/email`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: site, [addressHeader]: "198.51.100.7" },
      body: JSON.stringify({ email, password: secret }),
    }),
  );
  return answer.status;
}
