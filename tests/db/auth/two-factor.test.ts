import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addressHeader } from "#lib/auth/address.ts";
import { acceptInvitation, createFirstInvitation } from "#lib/auth/invitations.ts";
import { setNewPassword } from "#lib/auth/people.ts";
import { personOf } from "#lib/auth/read-session.ts";
import { beginTwoFactor, confirmTwoFactor, type Enrolment } from "#lib/auth/two-factor.ts";
import { database } from "#lib/database/client.ts";
import { withDatabase } from "#tests/support/database.ts";
import { watchEvents } from "#tests/support/events.ts";
import { totp } from "#tests/support/totp.ts";
import { POST } from "../../../app/api/auth/[...all]/route.ts";

withDatabase();

const site = "http://127.0.0.1:4999";
const password = "four unrelated words";
const address = { [addressHeader]: "198.51.100.7" };

let enrolled: Enrolment;

beforeEach(async () => {
  Object.assign(process.env, { SITE_URL: site, AUTH_SECRET: "only-for-tests-0123456789abcdefghij" });
  const token = (await createFirstInvitation()) ?? "";
  await acceptInvitation(token, { name: "Ann Example", email: "ann@example.org", password });
  const headers = new Headers({ cookie: cookiesOf(await signIn()), ...address });
  const begun = await beginTwoFactor(headers, password);
  if (!begun.ok) throw new Error(begun.problem.message);
  enrolled = begun.value;
  const person = await personOf(headers.get("cookie"));
  if (!person) throw new Error("Nobody is signed in.");
  expect((await confirmTwoFactor(headers, person, totp(enrolled.secret))).ok).toBe(true);
});

afterEach(async () => {
  await database().user.deleteMany();
  await database().invitation.deleteMany();
  await database().rateLimit.deleteMany();
});

function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return POST(
    new Request(`${site}/api/auth${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: site, ...address, ...headers },
      body: JSON.stringify(body),
    }),
  );
}

function signIn(): Promise<Response> {
  return post("/sign-in/email", { email: "ann@example.org", password });
}

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0] ?? "")
    .filter((pair) => !pair.endsWith("="))
    .join("; ");
}

describe("signing in with a second factor", () => {
  it("gives no session for the password alone", async () => {
    const half = await signIn();
    expect(await half.json()).toMatchObject({ twoFactorRedirect: true });
    expect(await personOf(cookiesOf(half))).toBeNull();
  });

  it("keeps what stands between the two steps as a hash only", async () => {
    const [, value = ""] = cookiesOf(await signIn()).split("=");
    const [challenge = ""] = decodeURIComponent(value).split(".");
    const waiting = await database().verification.findMany();
    expect(challenge.length).toBeGreaterThan(20);
    expect(waiting.length).toBeGreaterThan(0);
    expect(JSON.stringify(waiting)).not.toContain(challenge);
  });

  it("takes the app’s code", async () => {
    const cookie = cookiesOf(await signIn());
    const whole = await post("/two-factor/verify-totp", { code: totp(enrolled.secret) }, { cookie });
    expect(whole.status).toBe(200);
    expect(await personOf(cookiesOf(whole))).toMatchObject({ email: "ann@example.org" });
  });

  it("is in the log once, when the code was right, and with every wrong code", async () => {
    const recent = await watchEvents();
    const cookie = cookiesOf(await signIn());
    for (const code of ["000000", totp(enrolled.secret)])
      await post("/two-factor/verify-totp", { code }, { cookie });
    expect(await recent()).toMatchObject([
      { kind: "person.sign_in_failed", actorId: null, title: "Ann Example", data: { step: "code" } },
      { kind: "person.signed_in", actorName: "Ann Example", data: { step: "code" } },
    ]);
  });

  it("takes a recovery code, once", async () => {
    const [code] = enrolled.recoveryCodes;
    for (const status of [200, 401]) {
      const cookie = cookiesOf(await signIn());
      expect((await post("/two-factor/verify-backup-code", { code }, { cookie })).status).toBe(status);
    }
  });

  it("ends after five wrong codes; then the password is asked for again", async () => {
    const cookie = cookiesOf(await signIn());
    const wrong = { code: totp(enrolled.secret) === "000000" ? "000001" : "000000" };
    for (let i = 0; i < 5; i++)
      expect((await post("/two-factor/verify-totp", wrong, { cookie })).status).toBe(401);
    const right = await post("/two-factor/verify-totp", { code: totp(enrolled.secret) }, { cookie });
    expect(right.status).toBe(400);
    expect(await personOf(cookiesOf(right))).toBeNull();
  });

  it("counts wrong codes per network too, however often the password is given anew", async () => {
    let status = 0;
    for (let i = 0; i < 4 && status !== 429; i++) {
      const cookie = cookiesOf(await signIn());
      for (let j = 0; j < 5 && status !== 429; j++)
        status = (await post("/two-factor/verify-totp", { code: "000000" }, { cookie })).status;
    }
    expect(status).toBe(429);
  });

  it("takes no code without the first step, nor from another site", async () => {
    const code = totp(enrolled.secret);
    expect((await post("/two-factor/verify-totp", { code })).status).toBe(401);
    const cookie = cookiesOf(await signIn());
    const evil = { cookie, origin: "https://evil.example" };
    expect((await post("/two-factor/verify-totp", { code }, evil)).status).toBe(403);
  });

  it("lets nobody in who is suspended between the two steps", async () => {
    const cookie = cookiesOf(await signIn());
    await database().user.updateMany({ data: { suspendedAt: new Date() } });
    const whole = await post("/two-factor/verify-totp", { code: totp(enrolled.secret) }, { cookie });
    expect(whole.status).toBeGreaterThanOrEqual(400);
    expect(await personOf(cookiesOf(whole))).toBeNull();
  });
});

describe("the secret and the recovery codes", () => {
  it("are stored encrypted", async () => {
    const stored = JSON.stringify(await database().twoFactor.findMany());
    for (const told of [enrolled.secret, ...enrolled.recoveryCodes]) expect(stored).not.toContain(told);
  });

  it("are not given without the password", async () => {
    await database().user.updateMany({ data: { twoFactorEnabled: false } });
    const headers = new Headers({ cookie: cookiesOf(await signIn()), ...address });
    expect(await beginTwoFactor(headers, "not the password")).toMatchObject({
      problem: { fields: { password: ["This is not your password."] } },
    });
  });

  it("go when whoever runs the site sets a new password, as for a lost telephone", async () => {
    const fresh = await setNewPassword("ann@example.org");
    const response = await post("/sign-in/email", { email: "ann@example.org", password: fresh });
    expect(await personOf(cookiesOf(response))).toMatchObject({ email: "ann@example.org" });
    expect(await database().twoFactor.count()).toBe(0);
  });
});
