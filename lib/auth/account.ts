import { z } from "zod";
import { ok, type Result, refused } from "#lib/result.ts";

export type NewAccount = { name: string; email: string; password: string };

/** Length is what makes a password hard to guess (NIST SP 800-63B, 3.1.1.2); there are no other rules. */
export const minPasswordLength = 12;
export const maxPasswordLength = 200;

const email = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(
    z
      .email("Enter an e-mail address such as ann@example.org.")
      .max(254, "An e-mail address has at most 254 characters."),
  );

/** What a name has to be. */
export const accountName = z
  .string()
  .transform((text) => text.replaceAll("\0", "").toWellFormed().replace(/\s+/gu, " ").trim())
  .refine((text) => text !== "", "Enter your name as readers and colleagues know it.")
  .refine((text) => text.length <= 100, "A name has at most 100 characters.");

const password = z
  .string()
  .refine(
    (text) => text.length >= minPasswordLength,
    `Use at least ${minPasswordLength} characters. Three or four unrelated words are easy to remember.`,
  )
  .refine((text) => text.length <= maxPasswordLength, `Use at most ${maxPasswordLength} characters.`);

const account = z.object({ name: accountName, email, password });

/** Checks what a person typed to make an account; the e-mail address comes back trimmed and in lower case. */
export function checkAccount(input: { name: string; email: string; password: string }): Result<NewAccount> {
  const parsed = account.safeParse(input);
  if (parsed.success) return ok(parsed.data);
  const fields: Record<string, string[]> = {};
  for (const issue of parsed.error.issues) {
    const name = String(issue.path[0]);
    fields[name] = [...(fields[name] ?? []), issue.message];
  }
  return refused({ code: "invalid", message: "The account could not be made yet.", fields });
}

/** Checks a password that somebody wants to have from now on; the fault is that of the field "next". */
export function checkPassword(text: string): Result<string> {
  const parsed = password.safeParse(text);
  if (parsed.success) return ok(parsed.data);
  const next = parsed.error.issues.map(({ message }) => message);
  return refused({ code: "invalid", message: "The password could not be changed yet.", fields: { next } });
}

/** An e-mail address as it is stored, or null when it is none. */
export function emailOf(text: string): string | null {
  return email.safeParse(text).data ?? null;
}
