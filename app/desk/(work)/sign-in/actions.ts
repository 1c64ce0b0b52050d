"use server";

import { redirect } from "next/navigation";
import type { SignInState } from "#components/desk/sign-in-form.tsx";
import { signIn, signInFurther } from "#lib/auth/session.ts";
import { primaryOf } from "#lib/language/tags.ts";
import type { Problem } from "#lib/result.ts";
import { metHere } from "./met-here.ts";
import { returnPath } from "./return-path.ts";

export async function enter(_state: SignInState, form: FormData): Promise<SignInState> {
  const email = String(form.get("email") ?? "");
  const code = form.get("code");
  if (typeof code === "string") {
    const entered = await signInFurther(code);
    if (!entered.ok) {
      const step = entered.problem.code === "unauthenticated" ? "password" : "code";
      return { email, step, error: await said(entered.problem, "code", form) };
    }
  } else {
    const entered = await signIn(email, String(form.get("password") ?? ""));
    if (!entered.ok) return { email, step: "password", error: await said(entered.problem, "password", form) };
    if (entered.value.needsCode) return { email, step: "code", error: null };
  }
  redirect(returnPath(String(form.get("next") ?? "")));
}

/** What went wrong, in the language of the page. In English it is told as it is, with the minutes to wait. */
async function said(problem: Problem, step: "password" | "code", form: FormData): Promise<string> {
  const { wording } = await metHere(form.get("next"));
  if (primaryOf(wording.language) === "en") return problem.message;
  const wrong = step === "code" ? "invalid" : "unauthenticated";
  if (problem.code === wrong) return wording.say(step === "code" ? "signIn.wrongCode" : "signIn.wrong");
  if (problem.code === "unauthenticated") return wording.say("signIn.overdue");
  return wording.say(problem.code === "conflict" ? "signIn.tooMany" : "signIn.failed");
}
