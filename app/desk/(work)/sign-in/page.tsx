import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Door } from "#components/desk/door.tsx";
import { SignInForm } from "#components/desk/sign-in-form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { personIfAny } from "#lib/auth/session.ts";
import { siteSettingsOrFirst } from "#lib/settings/queries.ts";
import { enter } from "./actions.ts";
import { isOfDesk, returnPath } from "./return-path.ts";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<{ next?: string | string[]; left?: string }> };

export default async function SignIn({ searchParams }: Props) {
  const { next, left } = await searchParams;
  const path = returnPath(typeof next === "string" ? next : "");
  if (await personIfAny()) redirect(path);
  const { name } = await siteSettingsOrFirst();
  const toRead = !isOfDesk(path);
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
      <SignInForm action={enter} next={path} />
      <p className="mt-6 text-sm text-quiet">
        Accounts are made by invitation. If you have lost your password, ask whoever runs the site for a new
        link.
      </p>
    </Door>
  );
}
