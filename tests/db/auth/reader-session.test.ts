import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { isReader } from "#lib/auth/reader-session.ts";
import { database } from "#lib/database/client.ts";
import { suspend } from "#lib/people/commands.ts";
import { withDatabase } from "#tests/support/database.ts";
import { makePerson, makeSession, testSecret } from "#tests/support/people.ts";

withDatabase();

let person: Awaited<ReturnType<typeof makePerson>>;
let cookie: string;

beforeEach(async () => {
  process.env.AUTH_SECRET = testSecret;
  const url = process.env.DATABASE_URL ?? "";
  person = await makePerson(url, { role: "reader" });
  const session = await makeSession(url, person);
  cookie = `${session.cookie.name}=${session.cookie.value}`;
});

afterEach(() => vi.useRealTimers());

const admin = { id: "ada", name: "Ada Admin", role: "admin" as const };
const later = (milliseconds: number) =>
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + milliseconds });

describe("whoever reads a site that is not for everyone", () => {
  it("bears a session; a cookie that this site has not signed is none", async () => {
    expect(await isReader(cookie)).toBe(true);
    for (const other of [undefined, "", "takewire.session_token=x", cookie.replace(/.{6}$/, "AAAAAA")])
      expect(await isReader(other), other).toBe(false);
  });

  it("is asked for once in a while, however many pictures a page has", async () => {
    const asked = vi.spyOn(database().session, "findUnique");
    await Promise.all(Array.from({ length: 20 }, () => isReader(cookie)));
    await isReader(cookie);
    expect(asked).toHaveBeenCalledTimes(1);
    asked.mockRestore();
  });

  it("is out within five seconds of being suspended, and of the end of a session", async () => {
    expect(await isReader(cookie)).toBe(true);
    await suspend(admin, person.id);
    later(5000);
    expect(await isReader(cookie)).toBe(false);
  });

  it("is let in as soon as there is a session: what was not found is never remembered", async () => {
    const token = { where: { userId: person.id } };
    const [session] = await database().session.findMany(token);
    await database().session.deleteMany(token);
    expect(await isReader(cookie)).toBe(false);
    if (session) await database().session.create({ data: session });
    expect(await isReader(cookie)).toBe(true);
  });
});
