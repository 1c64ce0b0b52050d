import { describe, expect, it } from "vitest";
import { createFirstInvitation, invite } from "#lib/auth/invitations.ts";
import { database } from "#lib/database/client.ts";
import { withDatabase } from "#tests/support/database.ts";
import { watchEvents } from "#tests/support/events.ts";
import { begin, ending, signInWithPassword, site, whoIs } from "#tests/support/provider-visits.ts";
import { ann, annThere, password, withSignInProvider } from "#tests/support/with-provider.ts";

withDatabase();

const at = withSignInProvider();

describe("signing in at a provider", () => {
  it("sends the browser there with PKCE, a state and a nonce, and remembers them in a cookie of its own", async () => {
    const begun = await begin("?next=/desk/calendar");
    expect(begun.status).toBe(302);
    const address = new URL(ending(begun) ?? "");
    expect(address.origin).toBe(at.provider.settings.OIDC_ISSUER);
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
    const entered = await at.signIn(annThere, "?next=/desk/calendar");
    expect(ending(entered)).toBe("/desk/sign-in?next=%2Fdesk%2Fcalendar");
    expect(await whoIs(entered)).toMatchObject({ ...ann, role: "admin" });
    expect(await recent()).toMatchObject([
      { kind: "person.linked", actorName: ann.name, data: { provider: at.provider.settings.OIDC_ISSUER } },
      { kind: "person.signed_in", actorName: ann.name, data: { step: "provider" } },
    ]);
  });

  it("knows them by their identity from then on, whatever their address there", async () => {
    await at.signIn(annThere);
    const entered = await at.signIn({ ...annThere, email: "ann.married@example.org", email_verified: false });
    expect(await whoIs(entered)).toMatchObject(ann);
    expect(await database().account.count({ where: { providerId: at.provider.settings.OIDC_ISSUER } })).toBe(
      1,
    );
  });

  it("keeps none of the provider’s tokens", async () => {
    await at.signIn(annThere);
    const stored = await database().account.findFirstOrThrow({ where: { accountId: annThere.sub } });
    expect(stored).toMatchObject({ accessToken: null, refreshToken: null, idToken: null, password: null });
  });

  it("does not touch the password, nor ask for the second factor that goes with it", async () => {
    await at.signIn(annThere);
    expect(await signInWithPassword(ann.email, password)).toBe(200);
    await database().user.updateMany({ data: { twoFactorEnabled: true } });
    expect(await whoIs(await at.signIn(annThere))).toMatchObject(ann);
  });
});

describe("whoever has no account and no invitation", () => {
  const stranger = { sub: "zoe-1", email: "zoe@example.org", email_verified: true, name: "Zoe Stranger" };

  it("is turned away, and so is somebody suspended or with an address that passed on, in the same words", async () => {
    const recent = await watchEvents();
    const answers = [await at.signIn(stranger, "?next=/desk")];
    await at.signIn(annThere);
    answers.push(await at.signIn({ ...annThere, sub: "another-ann" }, "?next=/desk"));
    await database().user.updateMany({ data: { suspendedAt: new Date() } });
    answers.push(await at.signIn(annThere, "?next=/desk"));
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
      const answer = await at.signIn(who);
      expect(ending(answer)).toBe("/desk/sign-in?refused=unverified");
      expect(await whoIs(answer)).toBeNull();
    }
    expect(ending(await at.signIn({ sub: "nameless", name: "No Address" }))).toBe(
      "/desk/sign-in?refused=nameless",
    );
  });

  it("is told when they declined", async () => {
    expect(ending(await at.signIn("access_denied"))).toBe("/desk/sign-in?refused=declined");
  });
});

describe("whoever is invited", () => {
  const ben = { sub: "ben-1", email: "ben@example.org", email_verified: true, name: "  Ben  There " };

  it("gets the account with the invitation’s role by their verified address alone, once", async () => {
    await invite({ email: "ben@example.org", role: "editor" });
    const recent = await watchEvents();
    const entered = await at.signIn(ben);
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
    expect(ending(await at.signIn({ ...ben, sub: "ben-2" }))).toContain("refused=uninvited");
  });

  it("gets it by the link too, where the provider knows them by another address", async () => {
    const token = await invite({ email: "ben@example.org", role: "writer" });
    if (!token.ok) throw new Error(token.problem.message);
    const elsewhere = { sub: "ben-3", email: "ben@elsewhere.example", email_verified: false, name: "Ben" };
    const entered = await at.signIn(elsewhere, `?invitation=${token.value}`);
    expect(await whoIs(entered)).toMatchObject({ email: "ben@example.org", role: "writer" });
    const late = await at.signIn({ ...elsewhere, sub: "ben-4" }, `?invitation=${token.value}`);
    expect(ending(late)).toBe("/desk/sign-in?refused=link");
  });

  it("cannot come in by an invitation that is over, nor take an account with a link", async () => {
    await invite({ email: "ben@example.org", role: "admin" });
    await database().invitation.updateMany({
      where: { usedAt: null },
      data: { expiresAt: new Date(Date.now() - 1000) },
    });
    expect(ending(await at.signIn({ ...ben, sub: "ben-5" }))).toContain("refused=uninvited");
    const token = await invite({ email: "ben@example.org", role: "admin" });
    await database().invitation.updateMany({ where: { usedAt: null }, data: { email: ann.email } });
    const thief = { sub: "thief", email: "thief@example.org", email_verified: true, name: "A Thief" };
    const taken = await at.signIn(thief, `?invitation=${token.ok ? token.value : ""}`);
    expect(ending(taken)).toBe("/desk/sign-in?refused=link");
    expect(await whoIs(taken)).toBeNull();
  });

  it("is the first admin of a new site with the link that it prints", async () => {
    await database().user.deleteMany();
    process.env.SIGN_IN = "oidc";
    const token = await createFirstInvitation();
    expect(ending(await at.signIn(ben))).toContain("refused=uninvited");
    const entered = await at.signIn(ben, `?invitation=${token}`);
    expect(await whoIs(entered)).toMatchObject({ email: "ben@example.org", role: "admin" });
  });
});
