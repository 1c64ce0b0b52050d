import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { acceptInvitation, createFirstInvitation } from "#lib/auth/invitations.ts";
import { database } from "#lib/database/client.ts";
import { type BentProvider, type Signing, startBentProvider } from "#tests/support/bent-provider.ts";
import { withDatabase } from "#tests/support/database.ts";
import { type Known, type SignInProvider, startSignInProvider } from "#tests/support/provider.ts";
import {
  ask,
  begin,
  cookiesOf,
  ending,
  site,
  throughProvider,
  whoIs,
} from "#tests/support/provider-visits.ts";

withDatabase();

const ann = { name: "Ann Example", email: "ann@example.org" };
const annThere: Known = { sub: "ann-1", email: ann.email, email_verified: true, name: "Ann There" };

let honest: SignInProvider;
let bent: BentProvider;

beforeAll(async () => {
  [honest, bent] = await Promise.all([startSignInProvider(), startBentProvider()]);
  honest.serve(site);
  honest.know(annThere);
  const secrets = { SITE_URL: site, AUTH_SECRET: "only-for-tests-0123456789abcdefghij" };
  Object.assign(process.env, secrets, honest.settings, { SIGN_IN: "any" });
  const token = (await createFirstInvitation()) ?? "";
  await acceptInvitation(token, { ...ann, password: "four unrelated words" });
});

afterAll(() => Promise.all([honest.stop(), bent.stop()]));

/** A browser on its way: where it is sent, and the cookie that remembers why. */
async function beginning() {
  const begun = await begin();
  return { url: new URL(ending(begun) ?? ""), cookie: cookiesOf(begun) };
}

async function expectNobody(answer: Response): Promise<void> {
  expect(ending(answer)).toBe("/desk/sign-in?refused=failed");
  expect(await whoIs(answer)).toBeNull();
}

describe("of an honest provider, an answer lets nobody in", () => {
  beforeEach(() => void Object.assign(process.env, honest.settings));

  const back = (url: URL) => throughProvider(honest, url.href, annThere.sub);

  it("with another state than the browser began with", async () => {
    const { url, cookie } = await beginning();
    const address = new URL(await back(url));
    address.searchParams.set("state", (await beginning()).url.searchParams.get("state") ?? "");
    await expectNobody(await ask(address.href, { cookie }));
  });

  it("with another nonce", async () => {
    const { url, cookie } = await beginning();
    url.searchParams.set("nonce", (await beginning()).url.searchParams.get("nonce") ?? "");
    await expectNobody(await ask(await back(url), { cookie }));
  });

  it("with a code that was asked for with another PKCE challenge", async () => {
    const { url, cookie } = await beginning();
    url.searchParams.set("code_challenge", (await beginning()).url.searchParams.get("code_challenge") ?? "");
    await expectNobody(await ask(await back(url), { cookie }));
  });

  it("with a code that was used, also from a browser that kept its cookie", async () => {
    const { url, cookie } = await beginning();
    const address = await back(url);
    expect(await whoIs(await ask(address, { cookie }))).toMatchObject(ann);
    await expectNobody(await ask(address, { cookie }));
  });

  it("that names another provider than the one that was asked (a mix-up)", async () => {
    const { url, cookie } = await beginning();
    const address = new URL(await back(url));
    expect(address.searchParams.get("iss")).toBe(honest.settings.OIDC_ISSUER);
    address.searchParams.set("iss", bent.settings.OIDC_ISSUER);
    await expectNobody(await ask(address.href, { cookie }));
  });

  it("that leaves out which provider gave it", async () => {
    const { url, cookie } = await beginning();
    const address = new URL(await back(url));
    address.searchParams.delete("iss");
    await expectNobody(await ask(address.href, { cookie }));
  });

  it("once ten minutes have passed since the browser began", async () => {
    const { url, cookie } = await beginning();
    const address = await back(url);
    const now = Date.now;
    Date.now = () => now() + 11 * 60 * 1000;
    try {
      await expectNobody(await ask(address, { cookie }));
    } finally {
      Date.now = now;
    }
  });
});

describe("an ID token", () => {
  beforeEach(() => void Object.assign(process.env, bent.settings));

  /** Comes back with a token that says this of Ann. */
  async function comeWith(claims: Record<string, unknown>, signing?: Signing): Promise<Response> {
    const { url, cookie } = await beginning();
    const [nonce, state] = ["nonce", "state"].map((name) => url.searchParams.get(name) ?? "");
    bent.say({ ...annThere, nonce, ...claims }, signing);
    return ask(`/api/auth/oidc/callback?code=any&state=${state}`, { cookie });
  }

  it("lets in whom it names", async () => {
    await database().account.deleteMany({ where: { accountId: annThere.sub } });
    expect(await whoIs(await comeWith({}))).toMatchObject(ann);
  });

  const minute = 60;
  const now = () => Math.floor(Date.now() / 1000);
  const bad: [string, () => Record<string, unknown>, Signing?][] = [
    ["signed with a key that is not the provider’s", () => ({}), "another key"],
    ["without a signature", () => ({}), "no signature"],
    ["signed with the client’s own secret", () => ({}), "the client’s secret"],
    ["for another audience", () => ({ aud: "another-client" })],
    ["for several audiences, given to another of them", () => ({ aud: ["takewire", "b"], azp: "b" })],
    ["of another issuer", () => ({ iss: "https://elsewhere.example" })],
    ["that has expired", () => ({ iat: now() - 20 * minute, exp: now() - 10 * minute })],
    ["without the nonce", () => ({ nonce: undefined })],
    ["with the nonce of another beginning", () => ({ nonce: "another" })],
    ["that names nobody", () => ({ sub: undefined })],
  ];
  for (const [what, claims, signing] of bad)
    it(`${what} lets nobody in`, async () => expectNobody(await comeWith(claims(), signing)));
});

describe("where one is led then", () => {
  beforeEach(() => void Object.assign(process.env, honest.settings));

  it("is the sign-in page of this site, whatever was asked for", async () => {
    for (const next of [
      "https://evil.example/",
      "//evil.example",
      "/\\evil.example",
      "javascript:alert(1)",
    ]) {
      const begun = await begin(`?next=${encodeURIComponent(next)}`);
      const address = await throughProvider(honest, ending(begun) ?? "", annThere.sub);
      const there = new URL(ending(await ask(address, { cookie: cookiesOf(begun) })) ?? "", site);
      expect([there.origin, there.pathname]).toEqual([site, "/desk/sign-in"]);
    }
  });
});
