import { describe, expect, it } from "vitest";
import { acceptInvitation, invite } from "#lib/auth/invitations.ts";
import { setNewPassword } from "#lib/auth/people.ts";
import { personOf } from "#lib/auth/read-session.ts";
import { withDatabase } from "#tests/support/database.ts";
import {
  ask,
  begin,
  cookiesOf,
  ending,
  signInByPassword,
  signInWithPassword,
  throughProvider,
  whoIs,
} from "#tests/support/provider-visits.ts";
import { ann, annThere, password, withSignInProvider } from "#tests/support/with-provider.ts";

withDatabase();

const at = withSignInProvider();

describe("an answer of the provider", () => {
  it("is worth nothing in another browser, a second time, or when it was bent", async () => {
    const begun = await begin();
    const back = await throughProvider(at.provider, ending(begun) ?? "", annThere.sub);
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
    Object.assign(process.env, at.provider.settings);
    expect(await whoIs(await at.signIn(annThere))).toMatchObject(ann);
  });
});

describe("a site without passwords", () => {
  it("takes none, at any door", async () => {
    process.env.SIGN_IN = "oidc";
    expect(await signInWithPassword(ann.email, password)).toBe(404);
    const token = await invite({ email: "ben@example.org", role: "editor" });
    const accepted = await acceptInvitation(token.ok ? token.value : "", {
      ...{ name: "Ben", email: "ben@example.org", password },
    });
    expect(accepted).toMatchObject({ problem: { code: "forbidden" } });
    expect(await whoIs(await at.signIn(annThere))).toMatchObject(ann);
    process.env.SIGN_IN = "any";
    expect(await signInWithPassword(ann.email, password)).toBe(200);
  });

  it("ends the sessions that began with a password, and leaves those that began at the provider", async () => {
    process.env.SIGN_IN = "any";
    const byPassword = cookiesOf(await signInByPassword(ann.email, password));
    const byProvider = await at.signIn(annThere);
    expect(await personOf(byPassword)).toMatchObject(ann);
    process.env.SIGN_IN = "oidc";
    expect(await personOf(byPassword)).toBeNull();
    expect(await whoIs(byProvider)).toMatchObject(ann);
    process.env.SIGN_IN = "any";
    expect(await personOf(byPassword)).toBeNull();
    expect(await whoIs(byProvider)).toMatchObject(ann);
  });

  it("can be opened with one again, also for those who never had any", async () => {
    await invite({ email: "ben@example.org", role: "editor" });
    await at.signIn({ sub: "ben-6", email: "ben@example.org", email_verified: true, name: "Ben" });
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
