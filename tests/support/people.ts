import { createHmac, randomBytes, randomUUID } from "node:crypto";
import type { BrowserContext } from "@playwright/test";
import { hashPassword } from "better-auth/crypto";
import type { Role } from "#lib/auth/policy.ts";
import { storedToken } from "#lib/auth/session-tokens.ts";
import { connect } from "#lib/database/connect.ts";

/** Signs the sessions of the sites that tests start. */
export const testSecret = "only-for-tests-0123456789abcdefghij";

export type TestPerson = { id: string; name: string; email: string; role: Role };

/** Makes an account without a password: its sessions come from `login`. */
export async function makePerson(databaseUrl: string, parts: Partial<TestPerson> = {}): Promise<TestPerson> {
  const id = randomUUID();
  const person = { id, name: "Ann Example", email: `${id}@example.org`, role: "editor" as const, ...parts };
  await run(
    databaseUrl,
    "insert into users (id, name, email, role, updated_at) values ($1, $2, $3, $4, now())",
    [person.id, person.name, person.email, person.role],
  );
  return person;
}

/** Signs a browser context in by writing a session and its cookie, as the sign-in form would. Gives who it is. */
export async function login(
  context: BrowserContext,
  site: { url: string; databaseUrl: string },
  parts: Partial<TestPerson> = {},
): Promise<TestPerson> {
  const person = await makePerson(site.databaseUrl, parts);
  await startSession(context, site, person);
  return person;
}

/** Another session of somebody who has an account. Gives its token. */
export async function startSession(
  context: BrowserContext,
  site: { url: string; databaseUrl: string },
  person: { id: string },
  secret: string = testSecret,
): Promise<string> {
  const { token, cookie } = await makeSession(site.databaseUrl, person, secret);
  await context.addCookies([{ ...cookie, url: site.url, httpOnly: true, sameSite: "Lax" }]);
  return token;
}

/** Writes a session into the database. Gives its token, and the cookie by which it is known. */
export async function makeSession(
  databaseUrl: string,
  person: { id: string },
  secret: string = testSecret,
): Promise<{ token: string; cookie: { name: string; value: string } }> {
  const token = randomBytes(24).toString("base64url");
  await run(
    databaseUrl,
    "insert into sessions (id, token, user_id, expires_at, updated_at) values ($1, $2, $3, now() + interval '1 day', now())",
    [randomUUID(), storedToken(token), person.id],
  );
  return { token, cookie: { name: "takewire.session_token", value: signed(token, secret) } };
}

/** Gives somebody a password to sign in with. */
export async function setPassword(
  databaseUrl: string,
  person: { id: string },
  password: string,
): Promise<void> {
  await run(
    databaseUrl,
    "insert into accounts (id, account_id, provider_id, user_id, password, updated_at) values ($1, $2, 'credential', $2, $3, now())",
    [randomUUID(), person.id, await hashPassword(password)],
  );
}

/** Ends all sessions of a person, as time or an admin would. */
export async function endSessions(databaseUrl: string, person: { id: string }): Promise<void> {
  await run(databaseUrl, "delete from sessions where user_id = $1", [person.id]);
}

/** A cookie's value with its signature, as the sign-in library writes it. */
function signed(token: string, secret: string): string {
  return encodeURIComponent(`${token}.${createHmac("sha256", secret).update(token).digest("base64")}`);
}

async function run(databaseUrl: string, statement: string, values: unknown[]): Promise<void> {
  const client = await connect(databaseUrl);
  try {
    await client.query(statement, values);
  } finally {
    await client.end();
  }
}
