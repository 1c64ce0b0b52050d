import { isAPIError } from "better-auth/api";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { z } from "zod";
import { isUnavailable } from "#lib/database/unavailable.ts";
import { ok, type Result, refused } from "#lib/result.ts";
import { answer, malformed, notForReaders, signedOut, unavailable } from "./answer.ts";
import { auth } from "./auth.ts";
import { type Act, may } from "./policy.ts";
import { type Person, personOf } from "./read-session.ts";
import { recordSignOut } from "./sign-in-events.ts";
import { signInPath } from "./sign-in-path.ts";
import { signInWithCode } from "./two-factor.ts";
import { noPasswords, waysIn } from "./ways-in.ts";

export type { Person } from "./read-session.ts";

/**
 * Opens a page of the desk: finds out who asks (others are sent to sign in and come back to `path`, readers to what
 * they may read), then loads what the page shows. When the database cannot be reached, the error boundary is told so by
 * the error's digest.
 */
export async function onDesk<T>(
  path: string,
  load: (person: Person) => Promise<T>,
): Promise<{ person: Person; loaded: T }> {
  return open(path, "desk.enter", load);
}

/** Opens a page about the account of whoever asks; readers have one too. As `onDesk` otherwise. */
export async function onAccount<T>(
  path: string,
  load: (person: Person) => Promise<T>,
): Promise<{ person: Person; loaded: T }> {
  return open(path, "profile.change", load);
}

async function open<T>(path: string, act: Act, load: (person: Person) => Promise<T>) {
  const person = await nameUnavailable(signedInPerson);
  if (!person) redirect(`${signInPath}?next=${encodeURIComponent(path)}`);
  if (!may(person, act)) redirect("/");
  return { person, loaded: await nameUnavailable(() => load(person)) };
}

/**
 * The way of every desk action: who asks, is the input of the right shape, then the work; whatever goes wrong with the
 * session or the database comes back as a problem in plain words.
 */
export async function deskAction<I, T>(
  schema: z.ZodType<I>,
  input: unknown,
  work: (person: Person, input: I) => Promise<Result<T>>,
): Promise<Result<T>> {
  return act("desk.enter", schema, input, work);
}

/** The way of every action on one's own account; readers have one too. As `deskAction` otherwise. */
export async function accountAction<I, T>(
  schema: z.ZodType<I>,
  input: unknown,
  work: (person: Person, input: I) => Promise<Result<T>>,
): Promise<Result<T>> {
  return act("profile.change", schema, input, work);
}

function act<I, T>(
  needed: Act,
  schema: z.ZodType<I>,
  input: unknown,
  work: (person: Person, input: I) => Promise<Result<T>>,
): Promise<Result<T>> {
  return answer(async () => {
    const person = await signedInPerson();
    if (!person) return refused(signedOut);
    if (!may(person, needed)) return refused(notForReaders);
    const parsed = schema.safeParse(input);
    if (!parsed.success) return refused(malformed);
    return work(person, parsed.data);
  });
}

/** Who is signed in. Once per request. */
export const signedInPerson = cache(
  async (): Promise<Person | null> => personOf((await headers()).get("cookie")),
);

/** Who is signed in, for pages that anybody may open; the error boundary is told when the database is out of reach. */
export function personIfAny(): Promise<Person | null> {
  return nameUnavailable(signedInPerson);
}

/**
 * Signs in and sets the cookie; or says that a code has to follow (`signInWithCode`), and sets the cookie for that.
 * Refusals do not tell whether there is such an account.
 */
export async function signIn(email: string, password: string): Promise<Result<{ needsCode: boolean }>> {
  return answer(async () => {
    if (!waysIn().password) return refused(noPasswords);
    try {
      const body = { email: email.trim(), password };
      const entered = await auth().api.signInEmail({ body, headers: await headers() });
      return ok({ needsCode: "twoFactorRedirect" in entered });
    } catch (error) {
      if (!isAPIError(error) || error.statusCode >= 500) throw error;
      if (error.statusCode === 429) return refused({ code: "conflict", message: error.message });
      return refused({
        code: "unauthenticated",
        message: "The e-mail address or the password is not right.",
      });
    }
  });
}

/** The second step of signing in, where the first said that it is needed. */
export async function signInFurther(code: string): Promise<Result<null>> {
  return answer(async () =>
    waysIn().password ? signInWithCode(await headers(), code) : refused(noPasswords),
  );
}

/** Ends the session in the database and drops the cookie. */
export async function signOut(): Promise<Result<null>> {
  return answer(async () => {
    const person = await signedInPerson();
    if (person) await recordSignOut(person);
    await auth().api.signOut({ headers: await headers() });
    return ok(null);
  });
}

/** Gives an error that means a database out of reach the digest by which the error boundary knows it. */
export async function nameUnavailable<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    throw Object.assign(new Error(unavailable.message, { cause: error }), { digest: "unavailable" });
  }
}
