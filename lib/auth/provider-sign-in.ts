import type { BetterAuthPlugin, GenericEndpointContext as Context } from "better-auth";
import { createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { z } from "zod";
import { isFromHere } from "./own-site.ts";
import { type Beginning, beginAtProvider, identityFrom, ProviderRefusal } from "./provider.ts";
import { enterByProvider } from "./provider-account.ts";
import { recordTurnedAway } from "./sign-in-events.ts";
import { signInPath } from "./sign-in-path.ts";
import type { TurnedAway } from "./ways-in.ts";

const longest = 10 * 60; // seconds between going to the provider and coming back

type Remembered = Beginning & { next: string; invitation: string | null; until: number };

const query = z.object({
  next: z.string().max(2000).catch(""),
  invitation: z.string().max(100).nullable().catch(null),
});

/**
 * Signing in at an OpenID Connect provider, as two addresses that a browser goes to. Both end in a redirect: the first to
 * the provider, the second to the sign-in page, which leads whoever is signed in on to `next` and tells others why not.
 */
export const providerSignIn = {
  id: "provider-sign-in",
  endpoints: {
    beginAtProvider: createAuthEndpoint("/oidc", { method: "GET" }, async (context) => {
      const { next, invitation } = query.parse(context.query ?? {});
      if (!isFromHere("GET", (name) => context.headers?.get(name))) throw context.redirect(signInPath);
      const { url, beginning } = await orTurnAway(context, next, beginAtProvider);
      const until = Date.now() + longest * 1000;
      await remember(context, { ...beginning, next, invitation, until });
      throw context.redirect(url.href);
    }),

    comeFromProvider: createAuthEndpoint("/oidc/callback", { method: "GET" }, async (context) => {
      const begun = await recall(context);
      if (!begun) throw turnAway(context, "failed", "");
      const answer = new URLSearchParams(context.query as Record<string, string>);
      const identity = await orTurnAway(context, begun.next, () => identityFrom(answer, begun));
      const entry = await enterByProvider(identity, begun.invitation);
      if ("why" in entry) {
        await recordTurnedAway(entry);
        throw turnAway(context, entry.why, begun.next);
      }
      const { internalAdapter } = context.context;
      const session = await internalAdapter.createSession(entry.id, false, { byProvider: true }, true);
      const user = await internalAdapter.findUserById(entry.id);
      if (!session || !user) throw turnAway(context, "uninvited", begun.next);
      await setSessionCookie(context, { session, user });
      throw context.redirect(withQuery({ next: begun.next }));
    }),
  },
} satisfies BetterAuthPlugin;

/** In a cookie of the browser that began, so that an answer that another browser got is worth nothing in this one. */
async function remember(context: Context, remembered: Remembered): Promise<void> {
  const { name, attributes } = context.context.createAuthCookie("oidc", { maxAge: longest });
  const value = Buffer.from(JSON.stringify(remembered)).toString("base64url");
  await context.setSignedCookie(name, value, context.context.secret, attributes);
}

/** What was remembered, once. */
async function recall(context: Context): Promise<Remembered | null> {
  const { name, attributes } = context.context.createAuthCookie("oidc", { maxAge: longest });
  const value = await context.getSignedCookie(name, context.context.secret);
  if (!value) return null;
  context.setCookie(name, "", { ...attributes, maxAge: 0 });
  const remembered = JSON.parse(Buffer.from(value, "base64url").toString()) as Remembered;
  return remembered.until > Date.now() ? remembered : null;
}

async function orTurnAway<T>(context: Context, next: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ProviderRefusal)) throw error;
    const cause = error.cause as { message?: string; code?: string };
    if (error.why !== "declined")
      console.error("Sign-in at the provider failed:", cause.message, cause.code ?? "");
    throw turnAway(context, error.why, next);
  }
}

function turnAway(context: Context, why: TurnedAway, next: string) {
  return context.redirect(withQuery({ refused: why, next }));
}

function withQuery(given: Record<string, string>): string {
  const said = Object.entries(given).filter(([, value]) => value !== "");
  return said.length > 0 ? `${signInPath}?${new URLSearchParams(said)}` : signInPath;
}
