import { parseArgs } from "node:util";
import { env } from "#lib/env.ts";
import { allPeople } from "#lib/people/queries.ts";
import { emailOf } from "./account.ts";
import { invite } from "./invitations.ts";
import { setNewPassword } from "./people.ts";
import { type Role, roles } from "./policy.ts";

const usage = `Usage: npm run person -- add --email ADDRESS --role ${roles.join("|")}   prints a link that makes the account, once
       npm run person -- password --email ADDRESS              sets and prints a new password, without a second factor; ends sessions
       npm run person -- list
`;

type Output = { write(text: string): unknown };

/** `npm run person`: who may write here. Needs the database. Gives the exit code. */
export async function runPerson(args: string[], out: Output = process.stdout): Promise<number> {
  const wrong = (sentence: string) => {
    out.write(`${sentence}\n\n${usage}`);
    return 1;
  };
  const asked = readArguments(args);
  if (typeof asked === "string") return wrong(asked);
  const { command, role } = asked;
  if (command === "list") return list(out);
  if (command !== "add" && command !== "password") return wrong("Say what to do: add, password or list.");
  const email = emailOf(asked.email);
  if (!email) return wrong("Give an address, such as --email ann@example.org.");
  if (command === "password") return newPassword(email, out);
  if (!isRole(role)) return wrong(`Give a role: --role ${roles.join(", --role ")}.`);
  const token = await invite({ email, role });
  if (!token.ok) {
    out.write(`${token.problem.message}\n`);
    return 1;
  }
  out.write(`With this link ${email} makes an account as ${role}. It works once, for seven days:\n`);
  out.write(`${env().SITE_URL}/desk/welcome/${token.value}\n`);
  return 0;
}

async function newPassword(email: string, out: Output): Promise<number> {
  const password = await setNewPassword(email);
  if (password === null) {
    out.write(`Nobody has the address ${email}.\n`);
    return 1;
  }
  out.write(`${email} is signed out everywhere and signs in with this password now:\n${password}\n`);
  return 0;
}

async function list(out: Output): Promise<number> {
  const everybody = await allPeople();
  if (everybody.length === 0) out.write("Nobody has an account yet.\n");
  for (const { name, email, role, suspendedAt } of everybody) {
    out.write(`${role.padEnd(7)} ${email}  ${name}${suspendedAt ? " (suspended)" : ""}\n`);
  }
  return 0;
}

function readArguments(args: string[]): { command: string; email: string; role: string } | string {
  try {
    const options = { email: { type: "string" }, role: { type: "string" } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    return { command: positionals[0] ?? "", email: values.email ?? "", role: values.role ?? "" };
  } catch (error) {
    return (error as Error).message.split(". ")[0] ?? "";
  }
}

function isRole(text: string): text is Role {
  return (roles as readonly string[]).includes(text);
}
