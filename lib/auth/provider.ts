import * as openid from "openid-client";
import { type Env, env } from "#lib/env.ts";
import { shared } from "#lib/shared.ts";
import { callbackPath, type TurnedAway } from "./ways-in.ts";

/** What a provider vouches for: who somebody is to it, and by which address and name it knows them. */
export type Identity = {
  /** The two together name one person for good; an address may pass to somebody else. */
  issuer: string;
  subject: string;
  email: string | null;
  emailVerified: boolean;
  name: string | null;
};

/** What has to be remembered, by the browser that begins, until the provider answers. */
export type Beginning = { state: string; nonce: string; verifier: string };

export class ProviderRefusal extends Error {
  why: TurnedAway;

  constructor(why: TurnedAway, cause: unknown) {
    super(`The sign-in provider let nobody in (${why}).`, { cause });
    this.name = "ProviderRefusal";
    this.why = why;
  }
}

/**
 * Where to send a browser that is to sign in, by the authorization code flow with PKCE (OpenID Connect Core 1.0, 3.1;
 * RFC 7636), and what to remember until it comes back. Throws a `ProviderRefusal`.
 */
export async function beginAtProvider(): Promise<{ url: URL; beginning: Beginning }> {
  const provider = await discovered();
  const beginning = {
    state: openid.randomState(),
    nonce: openid.randomNonce(),
    verifier: openid.randomPKCECodeVerifier(),
  };
  const url = openid.buildAuthorizationUrl(provider, {
    redirect_uri: redirectAddress().href,
    scope: "openid email profile",
    state: beginning.state,
    nonce: beginning.nonce,
    code_challenge: await openid.calculatePKCECodeChallenge(beginning.verifier),
    code_challenge_method: "S256",
  });
  return { url, beginning };
}

/**
 * Who has signed in at the provider, by the answer that the browser brought.
 * @param answer the query of the callback's address
 * Throws a `ProviderRefusal` when the answer is not one to what was begun, or the provider takes it back.
 */
export async function identityFrom(answer: URLSearchParams, beginning: Beginning): Promise<Identity> {
  const provider = await discovered();
  try {
    // Made from the site's own address: behind a proxy a request does not know the one that the browser used.
    const address = redirectAddress();
    address.search = answer.toString();
    const tokens = await openid.authorizationCodeGrant(provider, address, {
      expectedState: beginning.state,
      expectedNonce: beginning.nonce,
      pkceCodeVerifier: beginning.verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims) throw new Error("The provider sent no identity.");
    // Many providers put the address into the ID token only on demand, and tell it when asked with the access token.
    const told =
      claims.email === undefined && provider.serverMetadata().userinfo_endpoint
        ? { ...claims, ...(await openid.fetchUserInfo(provider, tokens.access_token, claims.sub)) }
        : claims;
    return {
      issuer: claims.iss,
      subject: claims.sub,
      email: text(told.email),
      // Some providers send the word instead of the value.
      emailVerified: told.email_verified === true || String(told.email_verified) === "true",
      name: text(told.name) ?? text(told.preferred_username),
    };
  } catch (error) {
    throw new ProviderRefusal(reasonOf(error), error);
  }
}

/** What the provider says of itself is asked for once an hour, and again at once where that failed. */
async function discovered(): Promise<openid.Configuration> {
  const settings = env();
  const key = [settings.OIDC_ISSUER, settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET].join("\0");
  const { found } = holder;
  if (found?.key === key && found.until > Date.now()) return found.provider;
  const looking = discover(settings);
  holder.found = { key, provider: looking, until: Date.now() + 60 * 60 * 1000 };
  looking.catch(() => {
    if (holder.found?.provider === looking) holder.found = null;
  });
  return looking;
}

type Found = { key: string; provider: Promise<openid.Configuration>; until: number };

const holder = shared("sign-in provider", () => ({ found: null as Found | null }));

const patience = 10; // seconds, for each answer of the provider

async function discover(settings: Env): Promise<openid.Configuration> {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: id, OIDC_CLIENT_SECRET: secret } = settings;
  if (!issuer || !id || !secret) throw new Error("No sign-in provider is set.");
  const insecure = issuer.startsWith("http:") ? [openid.allowInsecureRequests] : [];
  try {
    const asked = await openid.discovery(new URL(issuer), id, undefined, undefined, {
      execute: insecure,
      timeout: patience,
    });
    const about = asked.serverMetadata();
    // A provider that names no way takes HTTP Basic (OpenID Connect Discovery 1.0, 3).
    const ways = about.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
    const way = ways.includes("client_secret_basic") ? openid.ClientSecretBasic : openid.ClientSecretPost;
    const provider = new openid.Configuration(about, id, undefined, way(secret));
    for (const open of insecure) open(provider);
    openid.enableNonRepudiationChecks(provider);
    provider.timeout = patience;
    return provider;
  } catch (error) {
    throw new ProviderRefusal("unreachable", error);
  }
}

function redirectAddress(): URL {
  return new URL(callbackPath, env().SITE_URL);
}

function reasonOf(error: unknown): TurnedAway {
  if (error instanceof openid.AuthorizationResponseError) return "declined";
  const offline = error instanceof TypeError || (error as { name?: string }).name === "TimeoutError";
  return offline ? "unreachable" : "failed";
}

function text(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value : null;
}
