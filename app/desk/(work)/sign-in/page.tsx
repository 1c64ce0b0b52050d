import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Door } from "#components/desk/door.tsx";
import { SignInForm } from "#components/desk/sign-in-form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { personIfAny } from "#lib/auth/session.ts";
import { env } from "#lib/env.ts";
import { enter } from "./actions.ts";
import { deskPath } from "./desk-path.ts";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<{ next?: string | string[]; left?: string }> };

export default async function SignIn({ searchParams }: Props) {
  const { next, left } = await searchParams;
  const path = deskPath(typeof next === "string" ? next : "");
  if (await personIfAny()) redirect(path);
  return (
    <Door siteName={env().SITE_NAME} title="Sign in">
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
