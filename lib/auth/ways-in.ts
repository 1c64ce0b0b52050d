import { type Env, env } from "#lib/env.ts";
import type { TextKey } from "#lib/language/messages/types.ts";
import type { Wording } from "#lib/language/wording.ts";
import type { Problem } from "#lib/result.ts";

/** How people may come in here. */
export type WaysIn = {
  password: boolean;
  /** The provider that people may sign in with, by the name that they know, or null. */
  provider: string | null;
};

/** Where signing in at the provider begins, and where the provider sends people back to. */
export const providerPath = "/api/auth/oidc";
export const callbackPath = `${providerPath}/callback`;

/** The link that leads to the provider and back to a page of the desk, with an invitation or without. */
export function providerLink(carried: { next?: string; invitation?: string } = {}): string {
  return `${providerPath}?${new URLSearchParams(carried)}`;
}

/** How people may come in, by the settings. */
export function waysIn({ OIDC_ISSUER, OIDC_NAME, SIGN_IN }: Env = env()): WaysIn {
  return {
    password: SIGN_IN === "any",
    provider: OIDC_ISSUER ? (OIDC_NAME ?? new URL(OIDC_ISSUER).host) : null,
  };
}

export const noPasswords: Problem = {
  code: "forbidden",
  message: "Nobody signs in with a password here. Reload this page and go on with the sign-in provider.",
};

/** Why a provider's answer let nobody in. None of them tells whether there is an account. */
export const turnedAway = [
  "declined",
  "failed",
  "unreachable",
  "nameless",
  "unverified",
  "uninvited",
  "link",
] as const;
export type TurnedAway = (typeof turnedAway)[number];

/** The same, for whoever came. */
export function turnedAwayInWords(why: TurnedAway, provider: string, wording: Wording): string {
  return why === "link" ? wording.say("signIn.link") : wording.say(whys[why], { provider });
}

const whys = {
  declined: "signIn.declined",
  failed: "signIn.broken",
  unreachable: "signIn.unreachable",
  nameless: "signIn.nameless",
  unverified: "signIn.unverified",
  uninvited: "signIn.uninvited",
} as const satisfies Record<Exclude<TurnedAway, "link">, TextKey>;
