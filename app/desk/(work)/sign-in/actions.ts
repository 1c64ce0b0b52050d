"use server";

import { redirect } from "next/navigation";
import type { SignInState } from "#components/desk/sign-in-form.tsx";
import { signIn } from "#lib/auth/session.ts";
import { deskPath } from "./desk-path.ts";

export async function enter(_state: SignInState, form: FormData): Promise<SignInState> {
  const email = String(form.get("email") ?? "");
  const entered = await signIn(email, String(form.get("password") ?? ""));
  if (!entered.ok) return { email, error: entered.problem.message };
  redirect(deskPath(String(form.get("next") ?? "")));
}
