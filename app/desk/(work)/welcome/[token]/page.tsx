import type { Metadata } from "next";
import { Door } from "#components/desk/door.tsx";
import { Or, ProviderLink } from "#components/desk/provider-link.tsx";
import { WelcomeForm } from "#components/desk/welcome-form.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { minPasswordLength } from "#lib/auth/account.ts";
import { openInvitation } from "#lib/auth/invitations.ts";
import { nameUnavailable } from "#lib/auth/session.ts";
import { signInPath } from "#lib/auth/sign-in-path.ts";
import { providerLink, waysIn } from "#lib/auth/ways-in.ts";
import { siteSettingsOrFirst } from "#lib/settings/queries.ts";
import { createAccount } from "./actions.ts";

export const metadata: Metadata = { title: "Welcome", referrer: "no-referrer" };

type Props = { params: Promise<{ token: string }> };

const invitedTo = {
  reader: "read here as a reader",
  writer: "write here as a writer",
  editor: "write here as an editor",
  admin: "run this desk as an admin",
};

export default async function Welcome({ params }: Props) {
  const { token } = await params;
  const invitation = await nameUnavailable(() => openInvitation(token));
  const { name } = await siteSettingsOrFirst();
  if (!invitation) {
    return (
      <Door siteName={name} title="This link no longer works">
        <p>
          It was used already, replaced by a newer one, or is more than seven days old. Ask whoever sent it
          for a new one. On a new site, starting it again prints a new link.
        </p>
        <p className="mt-5">
          <ButtonLink href={signInPath}>Sign in with an account</ButtonLink>
        </p>
      </Door>
    );
  }
  const { password, provider } = waysIn();
  return (
    <Door siteName={name} title="Create your account">
      <p className="mb-5">
        You are invited to {invitedTo[invitation.role]}. This link works once
        {!password && invitation.email && `, for ${invitation.email}`}.
      </p>
      {provider !== null && (
        <ProviderLink href={providerLink({ invitation: token })} look={password ? "plain" : "primary"}>
          {`Go on with ${provider}`}
        </ProviderLink>
      )}
      {provider !== null && password && <Or>or with a password</Or>}
      {password && (
        <WelcomeForm
          action={createAccount}
          token={token}
          email={invitation.email}
          minLength={minPasswordLength}
        />
      )}
    </Door>
  );
}
