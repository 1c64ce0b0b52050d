import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Door } from "#components/desk/door.tsx";
import { Or, ProviderLink } from "#components/desk/provider-link.tsx";
import { SignInForm, type SignInWords } from "#components/desk/sign-in-form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { personIfAny } from "#lib/auth/session.ts";
import { providerLink, type TurnedAway, turnedAway, turnedAwayInWords, waysIn } from "#lib/auth/ways-in.ts";
import type { Wording } from "#lib/language/wording.ts";
import { enter } from "./actions.ts";
import { metHere } from "./met-here.ts";

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { next } = await searchParams;
  const { toRead, name, wording } = await metHere(next);
  const title = wording.say("signIn.title");
  return { title: toRead ? { absolute: `${title} · ${name}` } : title };
}

type Props = { searchParams: Promise<{ next?: string | string[]; left?: string; refused?: string }> };

export default async function SignIn({ searchParams }: Props) {
  const { next, left, refused } = await searchParams;
  const { path, toRead, name, wording } = await metHere(next);
  if (await personIfAny()) redirect(path);
  const { password, provider } = waysIn();
  const why =
    provider !== null && isTurnedAway(refused) ? turnedAwayInWords(refused, provider, wording) : null;
  return (
    <Door
      siteName={name}
      title={wording.say(toRead ? "signIn.toRead" : "signIn.title")}
      desk={!toRead}
      wording={toRead ? wording : undefined}
    >
      {toRead && !left && <p className="mb-5">{wording.say("signIn.toReadMore")}</p>}
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
          {wording.say("signIn.with", { provider })}
        </ProviderLink>
      )}
      {provider !== null && password && <Or>{wording.say("signIn.or")}</Or>}
      {password && <SignInForm action={enter} next={path} words={wordsOf(wording)} />}
      <p className="mt-6 text-sm text-quiet">
        {wording.say("signIn.accounts")}{" "}
        {password
          ? wording.say("signIn.lost")
          : wording.say("signIn.elsewhere", { provider: provider ?? "" })}
      </p>
    </Door>
  );
}

function wordsOf(wording: Wording): SignInWords {
  return {
    email: wording.say("signIn.email"),
    password: wording.say("signIn.password"),
    show: wording.say("signIn.show"),
    hide: wording.say("signIn.hide"),
    submit: wording.say("signIn.submit"),
    busy: wording.say("signIn.busy"),
    code: wording.say("signIn.code"),
    codeHint: wording.say("signIn.codeHint"),
  };
}

function isTurnedAway(text: string | undefined): text is TurnedAway {
  return turnedAway.some((why) => why === text);
}
