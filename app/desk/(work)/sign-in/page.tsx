import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Door } from "#components/desk/door.tsx";
import { Or, ProviderLink } from "#components/desk/provider-link.tsx";
import { SignInForm } from "#components/desk/sign-in-form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { personIfAny } from "#lib/auth/session.ts";
import { providerLink, type TurnedAway, turnedAway, turnedAwayInWords, waysIn } from "#lib/auth/ways-in.ts";
import { siteSettingsOrFirst } from "#lib/settings/queries.ts";
import { enter } from "./actions.ts";
import { isOfDesk, returnPath } from "./return-path.ts";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<{ next?: string | string[]; left?: string; refused?: string }> };

export default async function SignIn({ searchParams }: Props) {
  const { next, left, refused } = await searchParams;
  const path = returnPath(typeof next === "string" ? next : "");
  if (await personIfAny()) redirect(path);
  const { name } = await siteSettingsOrFirst();
  const toRead = !isOfDesk(path);
  const { password, provider } = waysIn();
  const why = provider !== null && isTurnedAway(refused) ? turnedAwayInWords(refused, provider) : null;
  return (
    <Door siteName={name} title={toRead ? "Sign in to read" : "Sign in"} desk={!toRead}>
      {toRead && !left && (
        <p className="mb-5">
          This site is for people with an account. You go on to the page that you asked for.
        </p>
      )}
      {left && (
        <Notice tone="good" className="mb-5" role="status">
          <p>You are signed out.</p>
        </Notice>
      )}
      {why && (
        <Notice tone="danger" className="mb-5" role="alert">
          <p>{why}</p>
        </Notice>
      )}
      {provider !== null && (
        <ProviderLink href={providerLink({ next: path })} look={password ? "plain" : "primary"}>
          {`Sign in with ${provider}`}
        </ProviderLink>
      )}
      {provider !== null && password && <Or>or with a password</Or>}
      {password && <SignInForm action={enter} next={path} />}
      <p className="mt-6 text-sm text-quiet">
        Accounts are made by invitation.{" "}
        {password
          ? "If you have lost your password, ask whoever runs the site for a new link."
          : `Your password is ${provider}’s; this site never sees it.`}
      </p>
    </Door>
  );
}

function isTurnedAway(text: string | undefined): text is TurnedAway {
  return turnedAway.some((why) => why === text);
}
