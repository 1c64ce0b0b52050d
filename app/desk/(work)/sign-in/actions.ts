"use server";

import { redirect } from "next/navigation";
import type { SignInState } from "#components/desk/sign-in-form.tsx";
import { signIn, signInFurther } from "#lib/auth/session.ts";
import { returnPath } from "./return-path.ts";

export async function enter(_state: SignInState, form: FormData): Promise<SignInState> {
  const email = String(form.get("email") ?? "");
  const code = form.get("code");
  if (typeof code === "string") {
    const entered = await signInFurther(code);
    if (!entered.ok) {
      const step = entered.problem.code === "unauthenticated" ? "password" : "code";
      return { email, step, error: entered.problem.message };
    }
  } else {
    const entered = await signIn(email, String(form.get("password") ?? ""));
    if (!entered.ok) return { email, step: "password", error: entered.problem.message };
    if (entered.value.needsCode) return { email, step: "code", error: null };
  }
  redirect(returnPath(String(form.get("next") ?? "")));
}
