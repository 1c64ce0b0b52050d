import type { Metadata } from "next";
import { Door } from "#components/desk/door.tsx";
import { Or, ProviderLink } from "#components/desk/provider-link.tsx";
import { WelcomeForm, type WelcomeWords } from "#components/desk/welcome-form.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { minPasswordLength } from "#lib/auth/account.ts";
import { openInvitation } from "#lib/auth/invitations.ts";
import type { Role } from "#lib/auth/policy.ts";
import { nameUnavailable } from "#lib/auth/session.ts";
import { signInPath } from "#lib/auth/sign-in-path.ts";
import { providerLink, waysIn } from "#lib/auth/ways-in.ts";
import type { TextKey } from "#lib/language/messages/types.ts";
import { englishWording, type Wording, wordingOf } from "#lib/language/wording.ts";
import { siteSettingsOrFirst } from "#lib/settings/queries.ts";
import { createAccount } from "./actions.ts";

export const metadata: Metadata = { title: "Welcome", referrer: "no-referrer" };

type Props = { params: Promise<{ token: string }> };

const invitedTo = {
  reader: "welcome.reader",
  writer: "welcome.writer",
  editor: "welcome.editor",
  admin: "welcome.admin",
} as const satisfies Record<Role, TextKey>;

export default async function Welcome({ params }: Props) {
  const { token } = await params;
  const invitation = await nameUnavailable(() => openInvitation(token));
  const settings = await siteSettingsOrFirst();
  const { name } = settings;
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
  const toRead = invitation.role === "reader";
  const wording = toRead ? wordingOf(settings) : englishWording;
  return (
    <Door
      siteName={name}
      title={wording.say("welcome.title")}
      desk={!toRead}
      wording={toRead ? wording : undefined}
    >
      <p className="mb-5">
        {wording.say(invitedTo[invitation.role])}{" "}
        {!password && invitation.email
          ? wording.say("welcome.onceFor", { email: invitation.email })
          : wording.say("welcome.once")}
      </p>
      {provider !== null && (
        <ProviderLink href={providerLink({ invitation: token })} look={password ? "plain" : "primary"}>
          {wording.say("welcome.goOn", { provider })}
        </ProviderLink>
      )}
      {provider !== null && password && <Or>{wording.say("signIn.or")}</Or>}
      {password && (
        <WelcomeForm action={createAccount} token={token} email={invitation.email} words={wordsOf(wording)} />
      )}
    </Door>
  );
}

function wordsOf(wording: Wording): WelcomeWords {
  return {
    name: wording.say("welcome.name"),
    nameHint: wording.say("welcome.nameHint"),
    email: wording.say("signIn.email"),
    emailFixed: wording.say("welcome.emailFixed"),
    emailHint: wording.say("welcome.emailHint"),
    password: wording.say("signIn.password"),
    passwordHint: wording.say("welcome.passwordHint", { least: minPasswordLength }),
    show: wording.say("signIn.show"),
    hide: wording.say("signIn.hide"),
    submit: wording.say("welcome.submit"),
    busy: wording.say("welcome.busy"),
  };
}
