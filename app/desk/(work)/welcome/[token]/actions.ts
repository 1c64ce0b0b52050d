"use server";

import { redirect } from "next/navigation";
import type { WelcomeState } from "#components/desk/welcome-form.tsx";
import { maxPasswordLength, minPasswordLength } from "#lib/auth/account.ts";
import { answer } from "#lib/auth/answer.ts";
import { acceptInvitation, openInvitation } from "#lib/auth/invitations.ts";
import { signIn } from "#lib/auth/session.ts";
import { signInPath } from "#lib/auth/sign-in-path.ts";
import { primaryOf } from "#lib/language/tags.ts";
import type { Problem } from "#lib/result.ts";
import { siteWording } from "#lib/settings/queries.ts";

export async function createAccount(_state: WelcomeState, form: FormData): Promise<WelcomeState> {
  const text = (name: string) => String(form.get(name) ?? "");
  const [name, email, password] = [text("name"), text("email"), text("password")];
  const accepted = await answer(() => acceptInvitation(text("token"), { name, email, password }));
  if (!accepted.ok) {
    const { message, fields = {} } = await said(text("token"), accepted.problem);
    return { name, email, message, fields };
  }
  const entered = await signIn(accepted.value.email, password);
  redirect(entered.ok ? "/desk" : signInPath);
}

/** What went wrong, to readers in the site's language; in English it is told as it is. */
async function said(token: string, problem: Problem): Promise<Pick<Problem, "message" | "fields">> {
  const [invitation, wording] = await Promise.all([openInvitation(token), siteWording()]);
  if (primaryOf(wording.language) === "en" || (invitation && invitation.role !== "reader")) return problem;
  const { code, fields = {} } = problem;
  if (code === "not_found") return { message: wording.say("welcome.ended") };
  const faults = {
    name: wording.say("welcome.badName"),
    email: wording.say("welcome.badEmail"),
    password: wording.say("welcome.badPassword", { least: minPasswordLength, most: maxPasswordLength }),
  };
  const found = Object.entries(faults).filter(([name]) => name in fields);
  return {
    message: wording.say("welcome.notYet"),
    fields: Object.fromEntries(found.map(([name, fault]) => [name, [fault]])),
  };
}
