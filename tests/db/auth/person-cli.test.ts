import { beforeAll, describe, expect, it } from "vitest";
import { acceptInvitation, openInvitation } from "#lib/auth/invitations.ts";
import { runPerson } from "#lib/auth/person-cli.ts";
import { database } from "#lib/database/client.ts";
import { withDatabase } from "#tests/support/database.ts";

withDatabase();

beforeAll(() => {
  process.env.SITE_URL = "https://news.example.org";
});

async function run(...args: string[]): Promise<{ code: number; said: string }> {
  const said: string[] = [];
  const code = await runPerson(args, { write: (text: string) => said.push(text) });
  return { code, said: said.join("") };
}

describe("npm run person", () => {
  it("adds somebody by a link that makes an account with that role", async () => {
    for (const role of ["writer", "editor", "admin"] as const) {
      const { code, said } = await run("add", "--email", `${role}@Example.org`, "--role", role);
      expect(code).toBe(0);
      const token = /https:\/\/news\.example\.org\/desk\/welcome\/([\w-]+)/.exec(said)?.[1] ?? "";
      expect(await openInvitation(token)).toEqual({ role, email: `${role}@example.org` });
      await acceptInvitation(token, { name: role, email: "", password: "four unrelated words" });
    }
    expect((await run("list")).said).toBe(
      "admin   admin@example.org  admin\neditor  editor@example.org  editor\nwriter  writer@example.org  writer\n",
    );
  });

  it("refuses a second account for an address", async () => {
    const { code, said } = await run("add", "--email", "writer@example.org", "--role", "admin");
    expect([code, said]).toEqual([1, expect.stringContaining("already")]);
  });

  it("sets a new password and ends the sessions", async () => {
    const { id } = await database().user.findUniqueOrThrow({ where: { email: "writer@example.org" } });
    await database().session.create({
      data: { id: "s", token: "t", userId: id, expiresAt: new Date(Date.now() + 1e6) },
    });
    const before = await database().account.findFirstOrThrow({ where: { userId: id } });
    const { code, said } = await run("password", "--email", "writer@example.org");
    expect([code, said]).toEqual([0, expect.stringMatching(/\n[\w-]{20}\n$/)]);
    expect((await database().account.findFirstOrThrow({ where: { userId: id } })).password).not.toBe(
      before.password,
    );
    expect(await database().session.count()).toBe(0);
    expect((await run("password", "--email", "nobody@example.org")).code).toBe(1);
  });

  it("says what is wrong with what it was given", async () => {
    expect((await run()).said).toContain("Usage:");
    expect((await run("add", "--email", "ann", "--role", "writer")).said).toContain("Give an address");
    expect((await run("add", "--email", "ann@example.org", "--role", "owner")).said).toContain("Give a role");
    expect((await run("add", "--mail", "x")).said).toContain("'--mail'");
  });
});
