import { fork } from "node:child_process";
import { once } from "node:events";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { database } from "#lib/database/client.ts";
import { changeSwitches, readNotices } from "#lib/notices/commands.ts";
import { mailNotices } from "#lib/notices/mailing.ts";
import { unreadNotices } from "#lib/notices/queries.ts";
import { type Switches, usualSwitches } from "#lib/notices/switches.ts";
import { suspend } from "#lib/people/commands.ts";
import { createStory, moveStory } from "#lib/stories/commands.ts";
import { type MailServer, startMailServer } from "#tests/support/mail.ts";
import { editor, value, withNewsroom, writer } from "#tests/support/newsroom.ts";
import { completeStory } from "#tests/support/stories.ts";

withNewsroom();

const edda = editor as typeof editor & { id: string };
const minutes = (count: number) => new Date(Date.now() + count * 60_000);

let server: MailServer;

beforeEach(async () => {
  server = await startMailServer();
  Object.assign(process.env, {
    SITE_URL: "https://news.example.org",
    SITE_TIME_ZONE: "UTC",
    SMTP_URL: server.url,
    MAIL_FROM: "desk@example.org",
  });
  await database().notice.deleteMany();
  await database().noticeSwitches.deleteMany();
});

afterEach(async () => {
  delete process.env.SMTP_URL;
  delete process.env.MAIL_FROM;
  await server.stop();
});

/** A story that waits for the editor's review. */
async function submitted(headline: string): Promise<void> {
  const { id } = value(await createStory(writer, completeStory({ headline })));
  value(await moveStory(writer, { id, expectedVersion: 1, move: "submit" }));
}

const switchTo = async (switches: Partial<Switches>) =>
  value(await changeSwitches(edda, { ...usualSwitches, ...switches }));

describe("mail of notices", () => {
  it("is one for all that was gathered in a quarter of an hour, and nothing comes twice", async () => {
    await submitted("Archive opens");
    await submitted("Archive closes");
    await submitted("Grüße <b>");
    await mailNotices(minutes(14));
    expect(server.taken).toEqual([]);
    expect(await mailNotices(minutes(16))).toBe(1);
    expect(await mailNotices(minutes(40))).toBe(0);
    expect(server.taken).toMatchObject([{ from: "desk@example.org", to: ["editor-1@example.org"] }]);
    const source = (server.taken[0]?.source ?? "").replace(/=\r\n/g, "");
    expect(source).toContain("Subject: 3 notices from the Takewire desk");
    expect(source).toContain("Auto-Submitted: auto-generated");
    expect(source).toContain("multipart/alternative");
    expect(source.match(/https:\/\/news\.example\.org\/desk\/notices\/\d+/g)?.length).toBe(6);
    expect(source).toContain("https://news.example.org/desk/profile#part-notices-by-e-mail");
    expect(await unreadNotices(edda)).toBe(3);
  });

  it("is none of what was read, or of what is over", async () => {
    await submitted("Archive opens");
    await readNotices(edda, 2 ** 31 - 1);
    expect(await mailNotices(minutes(16))).toBe(0);
  });

  it("goes by the person's switches, also for what waits already", async () => {
    await submitted("Archive opens");
    await switchTo({ needsYou: "never" });
    expect(await mailNotices(minutes(60 * 25))).toBe(0);
    await switchTo({ needsYou: "at_once" });
    expect(await mailNotices(minutes(0))).toBe(1);
    await switchTo({ needsYou: "daily", hour: new Date(Date.now() + 2 * 3_600_000).getUTCHours() });
    await submitted("Archive closes");
    expect(await mailNotices(minutes(44))).toBe(0);
    expect(await mailNotices(minutes(121))).toBe(1);
  });

  it("is not sent to who is suspended, has become a reader, or comes back after a week", async () => {
    await submitted("Archive opens");
    const { id } = edda;
    await database().user.update({ where: { id }, data: { role: "reader" } });
    expect(await mailNotices(minutes(16))).toBe(0);
    await database().user.update({ where: { id }, data: { role: "editor" } });
    value(await suspend({ id: null, name: "Takewire", role: "admin" }, id));
    expect(await mailNotices(minutes(16))).toBe(0);
    await database().user.update({ where: { id }, data: { suspendedAt: null } });
    expect(await mailNotices(minutes(60 * 24 * 8))).toBe(0);
    expect(await mailNotices(minutes(16))).toBe(1);
  });

  it("is sent once by two workers", async () => {
    await submitted("Archive opens");
    const sent = await Promise.all([mailNotices(minutes(16)), mailNotices(minutes(16))]);
    expect(sent.sort()).toEqual([0, 1]);
    expect(server.taken).toHaveLength(1);
  });

  it("waits ten minutes when the mail server takes none, or is not there", async () => {
    await submitted("Archive opens");
    server.refuse();
    await expect(mailNotices(minutes(16))).rejects.toThrow("does not take mail");
    expect(await mailNotices(minutes(20))).toBe(0);
    await server.stop();
    await expect(mailNotices(minutes(27))).rejects.toThrow("does not take mail");
    server = await startMailServer();
    process.env.SMTP_URL = server.url;
    expect(await mailNotices(minutes(38))).toBe(1);
  });

  it("never comes twice, though the worker is killed when the server has it and has not said so", async () => {
    await submitted("Archive opens");
    const child = fork("tests/support/mail-worker.ts", [String(minutes(16).getTime())], { execArgv: [] });
    const gone = once(child, "exit");
    server.beforeAnswer(async () => {
      child.kill("SIGKILL");
      await gone;
    });
    await gone;
    server.beforeAnswer(async () => undefined);
    expect(await mailNotices(minutes(60))).toBe(0);
    expect(server.taken).toHaveLength(1);
    expect(await unreadNotices(edda)).toBe(1);
  });

  it("is not put by where the site has no mail server", async () => {
    delete process.env.SMTP_URL;
    delete process.env.MAIL_FROM;
    await submitted("Archive opens");
    expect(await mailNotices(minutes(60))).toBe(0);
    Object.assign(process.env, { SMTP_URL: server.url, MAIL_FROM: "desk@example.org" });
    expect(await mailNotices(minutes(60))).toBe(0);
    expect(server.taken).toEqual([]);
    expect(await unreadNotices(edda)).toBe(1);
  });
});
