"use server";

import { redirect } from "next/navigation";
import { signOut } from "#lib/auth/session.ts";
import { signInPath } from "#lib/auth/sign-in-path.ts";

export async function leave(): Promise<void> {
  const done = await signOut();
  if (!done.ok) throw new Error(done.problem.message);
  redirect(`${signInPath}?left=1`);
}
