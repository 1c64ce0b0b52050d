import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { acceptInvitation, createFirstInvitation } from "#lib/auth/invitations.ts";
import { database } from "#lib/database/client.ts";
import { type Known, type SignInProvider, startSignInProvider } from "./provider.ts";
import { signInAt, site } from "./provider-visits.ts";

export const password = "four unrelated words";

/** The first admin, by the site's own account, and as the provider knows her. */
export const ann = { name: "Ann Example", email: "ann@example.org" };
export const annThere: Known = {
  sub: "ann-1",
  email: "Ann@Example.org",
  email_verified: true,
  name: "Ann There",
};

type SiteWithProvider = {
  provider: SignInProvider;
  /** The whole way through the provider as one person; gives the site's last answer. */
  signIn(who: Known | "access_denied", query?: string): Promise<Response>;
};

/** For each test of a file a site with Ann, where one can sign in at a provider, and nobody else. */
export function withSignInProvider(): SiteWithProvider {
  let provider: SignInProvider;
  beforeAll(async () => {
    provider = await startSignInProvider();
    provider.serve(site);
    provider.know(annThere);
  });
  beforeEach(async () => {
    const secrets = { SITE_URL: site, AUTH_SECRET: "only-for-tests-0123456789abcdefghij" };
    Object.assign(process.env, secrets, provider.settings, { SIGN_IN: "any" });
    const token = (await createFirstInvitation()) ?? "";
    await acceptInvitation(token, { ...ann, password });
  });
  afterEach(async () => {
    await database().user.deleteMany();
    await database().invitation.deleteMany();
    await database().rateLimit.deleteMany();
  });
  afterAll(() => provider.stop());
  return {
    get provider() {
      return provider;
    },
    signIn: (who, query = "") => signInAt(provider, who, query),
  };
}
