import { isAPIError } from "better-auth/api";
import { encode } from "uqr";
import type { EventKind } from "#lib/audit/kinds.ts";
import { recordEvent } from "#lib/audit/record.ts";
import { database } from "#lib/database/client.ts";
import { ok, type Result, refused } from "#lib/result.ts";
import { siteSettings } from "#lib/settings/queries.ts";
import { auth } from "./auth.ts";
import type { Person } from "./read-session.ts";

/** What an authenticator app is given, and the recovery codes that go with it; nothing holds before a code confirms it. */
export type Enrolment = {
  secret: string;
  /** The same as a QR code: a path of unit squares in a box of `size`. */
  qr: { size: number; path: string };
  recoveryCodes: string[];
};

/** Begins to set up a second factor. Refused: "invalid" for a wrong password, "conflict" after too many. */
export async function beginTwoFactor(headers: Headers, password: string): Promise<Result<Enrolment>> {
  return sayable("password", async () => {
    const { name: issuer } = await siteSettings();
    const begun = await auth().api.enableTwoFactor({ body: { password, method: "totp", issuer }, headers });
    if (begun.method !== "totp") throw new Error("The library began another kind of second factor.");
    const { totpURI, backupCodes } = begun;
    const secret = new URL(totpURI).searchParams.get("secret") ?? "";
    return { secret, qr: drawn(totpURI), recoveryCodes: backupCodes };
  });
}

/** Confirms with a first code that the app knows the secret; from then on signing in asks for one. */
export async function confirmTwoFactor(
  headers: Headers,
  person: Person,
  code: string,
): Promise<Result<null>> {
  const done = await sayable("code", () =>
    auth().api.verifyTOTP({ body: { code: code.replace(/\s/g, "") }, headers }),
  );
  return done.ok ? recorded(person, "person.two_factor_on") : done;
}

/** Takes the second factor away. */
export async function endTwoFactor(
  headers: Headers,
  person: Person,
  password: string,
): Promise<Result<null>> {
  const done = await sayable("password", () => auth().api.disableTwoFactor({ body: { password }, headers }));
  return done.ok ? recorded(person, "person.two_factor_off") : done;
}

/** Makes new recovery codes; the old ones are void. */
export async function newRecoveryCodes(
  headers: Headers,
  person: Person,
  password: string,
): Promise<Result<string[]>> {
  const made = await sayable("password", () =>
    auth().api.generateBackupCodes({ body: { password }, headers }),
  );
  if (!made.ok) return made;
  await recorded(person, "person.recovery_codes_made");
  return ok(made.value.backupCodes);
}

/**
 * The second step of signing in: a code of the app, or a recovery code. Refused: "invalid" for a wrong one,
 * "unauthenticated" when the first step is too long ago or too many were wrong, "conflict" after too many attempts.
 */
export async function signInWithCode(headers: Headers, text: string): Promise<Result<null>> {
  const code = text.replace(/\s/g, "");
  const { verifyTOTP, verifyBackupCode } = auth().api;
  const verify = /^\d{6}$/.test(code) ? verifyTOTP : verifyBackupCode;
  const done = await sayable("code", () => verify({ body: { code }, headers }));
  return done.ok ? ok(null) : done;
}

/** The library's refusals in words, as faults of this field. */
async function sayable<T>(field: "password" | "code", work: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await work());
  } catch (error) {
    if (!isAPIError(error) || error.statusCode >= 500) throw error;
    const reason = error.body?.code;
    if (reason === "ACCOUNT_TEMPORARILY_LOCKED") return refused({ code: "conflict", message: locked });
    if (error.statusCode === 429) return refused({ code: "conflict", message: error.message });
    if (reason === "INVALID_TWO_FACTOR_COOKIE" || reason === "TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE")
      return refused({ code: "unauthenticated", message: overdue });
    const message = wrong[field];
    return refused({ code: "invalid", message, fields: { [field]: [message] } });
  }
}

async function recorded(person: Person, kind: EventKind): Promise<Result<null>> {
  await recordEvent(database(), person, kind, { person: person.id, title: person.name });
  return ok(null);
}

function drawn(text: string): Enrolment["qr"] {
  const { size, data } = encode(text, { border: 2 });
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : [])));
  return { size, path: squares.join("") };
}

const wrong = {
  password: "This is not your password.",
  code: "This code is not right. Codes of the app change every half minute; a recovery code works once.",
};
const locked = "Too many wrong codes. Wait a quarter of an hour and try again.";
const overdue = "That took too long, or too many codes were wrong. Enter your password again.";
