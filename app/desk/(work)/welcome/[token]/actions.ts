"use server";

import { redirect } from "next/navigation";
import type { WelcomeState } from "#components/desk/welcome-form.tsx";
import { answer } from "#lib/auth/answer.ts";
import { acceptInvitation } from "#lib/auth/invitations.ts";
import { signIn } from "#lib/auth/session.ts";
import { signInPath } from "#lib/auth/sign-in-path.ts";

export async function createAccount(_state: WelcomeState, form: FormData): Promise<WelcomeState> {
  const text = (name: string) => String(form.get(name) ?? "");
  const [name, email, password] = [text("name"), text("email"), text("password")];
  const accepted = await answer(() => acceptInvitation(text("token"), { name, email, password }));
  if (!accepted.ok) {
    const { message, fields = {} } = accepted.problem;
    return { name, email, message, fields };
  }
  const entered = await signIn(accepted.value.email, password);
  redirect(entered.ok ? "/desk" : signInPath);
}
