import { randomUUID } from "node:crypto";
import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { APIError, createAuthMiddleware, isAPIError } from "better-auth/api";
import { nextCookies } from "better-auth/next-js";
import { twoFactor } from "better-auth/plugins/two-factor";
import { database } from "#lib/database/client.ts";
import { type Env, env } from "#lib/env.ts";
import { shared } from "#lib/shared.ts";
import { maxPasswordLength, minPasswordLength } from "./account.ts";
import { addressHeader } from "./address.ts";
import { countAttempt, countEverywhere, forgetAttempts, tooMany } from "./attempts.ts";
import { roles } from "./policy.ts";
import { providerSignIn } from "./provider-sign-in.ts";
import { hashingTokens } from "./session-tokens.ts";
import { signInEvents } from "./sign-in-events.ts";
import { callbackPath, providerPath, waysIn } from "./ways-in.ts";

/** Of the many endpoints that the library brings, these answer to a POST under /api/auth; any other is not there. */
export const openPaths = ["/sign-in/email", "/two-factor/verify-totp", "/two-factor/verify-backup-code"];

/** And these to a GET, where there is a sign-in provider: a browser is sent to it, and comes back. */
export const openToBrowsers = [providerPath, callbackPath];

/** Whether somebody may use an address of the library, under these settings. */
export function isOpen(method: "GET" | "POST", pathname: string): boolean {
  const { password, provider } = waysIn();
  if (method === "GET") return provider !== null && openToBrowsers.includes(pathname);
  return password && openPaths.some((path) => pathname === `/api/auth${path}`);
}

/** Seconds after which one has to sign in again. */
export const sessionLength = 30 * 24 * 60 * 60;

/** Sign-in by e-mail and password or at a provider, with sessions in the database. Accounts are made by invitation only. */
export function auth() {
  const client = database();
  const settings = env();
  if (holder.made?.client !== client || holder.made.settings !== settings)
    holder.made = { client, settings, instance: make(client, settings) };
  return holder.made.instance;
}

type Made = { client: ReturnType<typeof database>; settings: Env; instance: ReturnType<typeof make> };

const holder = shared("auth", () => ({ made: null as Made | null }));

function make(client: ReturnType<typeof database>, settings: Env) {
  const { SITE_URL, SITE_NAME, AUTH_SECRET } = settings;
  if (!AUTH_SECRET) throw new Error("AUTH_SECRET is not set: sessions could not be signed.");
  return betterAuth({
    appName: "Takewire",
    baseURL: SITE_URL,
    basePath: "/api/auth",
    secret: AUTH_SECRET,
    trustedOrigins: [SITE_URL],
    database: hashingTokens(prismaAdapter(client, { provider: "postgresql", transaction: true })),
    verification: { storeIdentifier: "hashed" },
    emailAndPassword: {
      enabled: waysIn(settings).password,
      disableSignUp: true,
      minPasswordLength,
      maxPasswordLength,
    },
    user: { additionalFields: { role: { type: [...roles], required: true, input: false } } },
    // Kept as it began: a session that is renewed while a page renders cannot tell the browser.
    session: {
      expiresIn: sessionLength,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
      additionalFields: { byProvider: { type: "boolean", input: false, defaultValue: false } },
    },
    // Attempts are counted below, for the form and the endpoint alike.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: "error" },
    advanced: {
      // Said outright, because the library leaves the check out where it believes to be under test.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      cookiePrefix: "takewire",
      useSecureCookies: SITE_URL.startsWith("https:"),
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/" },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: () => randomUUID() },
    },
    databaseHooks: { session: { create: { before: ({ userId }) => mayBegin(client, userId) } } },
    hooks: {
      before: createAuthMiddleware(async (context) => {
        const guessed = guessedAt(context.path, context.body);
        if (guessed === null) return;
        const address = addressOf(context.headers);
        const here = await countAttempt(guessed, address);
        const wait = here ?? (isPassword(context.path) ? await countEverywhere(guessed, address) : null);
        if (wait !== null) throw new APIError("TOO_MANY_REQUESTS", { message: tooMany(wait) });
      }),
      after: createAuthMiddleware(async (context) => {
        const guessed = guessedAt(context.path, context.body);
        const { returned } = context.context;
        if (isAPIError(returned) && returned.body?.code === "FAILED_TO_CREATE_SESSION") throw wrongPassword();
        if (guessed === null || isAPIError(returned)) return;
        await forgetAttempts(guessed, addressOf(context.headers));
      }),
    },
    plugins: [twoFactor({ issuer: SITE_NAME }), providerSignIn, signInEvents, nextCookies()],
  });
}

function isPassword(path: string | undefined): boolean {
  return path === "/sign-in/email";
}

/** Whose secret a request tries to know: an account by its address, or a second factor by the network; null: nobody's. */
function guessedAt(path: string | undefined, body: unknown): string | null {
  if (isPassword(path)) return String((body as { email?: unknown } | null)?.email ?? "");
  return path?.startsWith("/two-factor/") ? "second factor" : null;
}

function wrongPassword(): APIError {
  return APIError.from("UNAUTHORIZED", {
    code: "INVALID_EMAIL_OR_PASSWORD",
    message: "Invalid email or password",
  });
}

/** Suspended people begin no session; to them the answer is that of a wrong password. */
async function mayBegin({ user }: ReturnType<typeof database>, id: string): Promise<false | undefined> {
  return (await user.count({ where: { id, suspendedAt: null } })) > 0 ? undefined : false;
}

function addressOf(headers: Headers | undefined): string {
  return headers?.get(addressHeader) ?? "unknown";
}
