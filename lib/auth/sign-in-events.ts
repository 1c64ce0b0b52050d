import type { BetterAuthPlugin } from "better-auth";
import { createAuthMiddleware, isAPIError } from "better-auth/api";
import { recordEvent } from "#lib/audit/record.ts";
import { database } from "#lib/database/client.ts";
import { deviceOf } from "#lib/people/device.ts";
import { mayNoteFailure } from "./attempts.ts";
import type { Person } from "./read-session.ts";

type Who = { id: string; name: string };

/**
 * Writes into the log who signs in and who fails to. It stands after the second factor, so that a right password alone
 * is not taken for a sign-in; what it throws reaches nobody who has a cookie yet.
 */
export const signInEvents: BetterAuthPlugin = {
  id: "sign-in-events",
  hooks: {
    after: [
      {
        matcher: ({ path = "" }) => /^\/(sign-in\/email|oidc\/callback|two-factor\/verify-.+)$/.test(path),
        handler: createAuthMiddleware(async (context) => {
          const { newSession, returned, internalAdapter } = context.context;
          const device = deviceOf(context.headers?.get("user-agent") ?? null);
          if (context.path === "/oidc/callback") {
            if (newSession) await recordSignIn(newSession.user, { device, step: "provider" });
            return;
          }
          const byPassword = context.path === "/sign-in/email";
          const challenge = context.context.createAuthCookie("two_factor").name;
          const pending = await context.getSignedCookie(challenge, context.context.secret);
          // Without the cookie of the first step, a code confirms a second factor that is being set up.
          if (!byPassword && !pending) return;
          const step = byPassword ? "password" : "code";
          if (newSession) {
            await recordSignIn(newSession.user, { device, step });
          } else if (isAPIError(returned) && returned.statusCode === 401) {
            const known = pending ? await internalAdapter.findVerificationValue(pending) : null;
            const email = (context.body as { email?: unknown } | null)?.email;
            await recordFailure(
              byPassword ? { email: String(email ?? "") } : { id: known?.value ?? "" },
              step,
            );
          }
        }),
      },
    ],
  },
};

/** Somebody is about to sign out. */
export async function recordSignOut(person: Person): Promise<void> {
  await recordEvent(database(), person, "person.signed_out", about(person));
}

/** The provider vouched for somebody, who may not come in. */
export async function recordTurnedAway({
  reason,
  account,
}: {
  reason: string;
  account: Who | null;
}): Promise<void> {
  if (await mayNoteFailure()) await noteFailure(account, { step: "provider", reason });
}

async function recordSignIn(who: Who, data: { device: string; step: string }): Promise<void> {
  await recordEvent(database(), who, "person.signed_in", about(who), { data });
}

/** What was typed is not kept where it is nobody's address: it is now and then a password. */
async function recordFailure(tried: { email: string } | { id: string }, step: string): Promise<void> {
  if (!(await mayNoteFailure())) return;
  const where = "email" in tried ? { email: tried.email.trim().toLowerCase() } : tried;
  const account = await database().user.findUnique({ where, select: { id: true, name: true } });
  await noteFailure(account, { step });
}

async function noteFailure(account: Who | null, data: { step: string; reason?: string }): Promise<void> {
  const somebody = { id: null, name: "Somebody" };
  const whom = account ? about(account) : { title: "" };
  await recordEvent(database(), somebody, "person.sign_in_failed", whom, { data });
}

function about({ id, name }: Who) {
  return { person: id, title: name };
}
