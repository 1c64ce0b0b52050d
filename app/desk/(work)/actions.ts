"use server";

import { redirect } from "next/navigation";
import { signInPath, signOut } from "#lib/auth/session.ts";

export async function leave(): Promise<void> {
  const done = await signOut();
  if (!done.ok) throw new Error(done.problem.message);
  redirect(`${signInPath}?left=1`);
}
