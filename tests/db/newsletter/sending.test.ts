import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { POST } from "#app/api/newsletter/unsubscribe/[token]/route.ts";
import { database } from "#lib/database/client.ts";
import { claim, noteLost } from "#lib/newsletter/claiming.ts";
import { deliver } from "#lib/newsletter/delivering.ts";
import {
  deleteEdition,
  holdEdition,
  makeEdition,
  saveEdition,
  scheduleEdition,
  sendAgain,
} from "#lib/newsletter/editions.ts";
import { unsubscribeUrl } from "#lib/newsletter/links.ts";
import { edition, sentEdition } from "#lib/newsletter/queries.ts";
import { previewEdition, sendTest } from "#lib/newsletter/testing.ts";
import { record } from "#lib/page-cache/recorder.ts";
import { createStory, retractStory } from "#lib/stories/commands.ts";
import { type MailServer, startMailServer } from "#tests/support/mail.ts";
import { confirmedReaders, dueEdition, headerOf, mailSettings, readable } from "#tests/support/newsletter.ts";
import { editor, publish, refusal, value, withNewsroom, writer } from "#tests/support/newsroom.ts";
import { completeStory } from "#tests/support/stories.ts";

withNewsroom();

let server: MailServer;

beforeEach(async () => {
  server = await startMailServer();
  Object.assign(process.env, mailSettings(server.url));
  await database().edition.deleteMany();
  await database().subscriber.deleteMany();
});

afterEach(async () => {
  delete process.env.SMTP_URL;
  delete process.env.MAIL_FROM;
  await server.stop();
});

const story = async (headline: string, tag = "Archives") =>
  value(await publish(await createStory(editor, completeStory({ headline, tags: [tag] }))));

const recipients = () => server.taken.map(({ to }) => to[0]).sort();
const statesOf = async (id: number) => (await edition(id))?.counts;

describe("an edition", () => {
  it("goes to everybody who confirmed, with the headers of a list and one of their own to leave by", async () => {
    const { id } = await story("Archive opens", "LLM");
    await confirmedReaders(3);
    await database().subscriber.update({
      where: { email: "reader-3@example.org" },
      data: { state: "unsubscribed" },
    });
    await dueEdition([id], "The week of naïve Bob 🙂");
    await deliver();
    expect(recipients()).toEqual(["reader-1@example.org", "reader-2@example.org"]);
    const [mail] = server.taken;
    const source = mail?.source ?? "";
    const { key } = await database().subscriber.findUniqueOrThrow({ where: { email: mail?.to[0] ?? "" } });
    expect(headerOf(source, "List-Unsubscribe")).toBe(`<${unsubscribeUrl(key)}>`);
    expect(headerOf(source, "List-Unsubscribe-Post")).toBe("List-Unsubscribe=One-Click");
    expect(headerOf(source, "List-Id")).toBe("<this-week.news.example.org>");
    expect(headerOf(source, "To")).toBe(mail?.to[0]);
    expect(source).toContain("multipart/alternative");
    expect(readable(source)).toContain("https://news.example.org/news/archive-opens");
    expect(readable(source)).toContain("https://news.example.org/this-week/editions/1");
    expect(await sentEdition(1)).toMatchObject({ letter: { number: 1, stories: [{ id }] }, gone: [] });
  });

  it("brings each only the stories of their tags, and nothing to who wants none of them", async () => {
    const [one, two] = [await story("About models", "Models"), await story("About chips", "Chips")];
    const tag = async (name: string) => (await database().tag.findFirstOrThrow({ where: { name } })).id;
    await confirmedReaders(3);
    const wants = async (n: number, ...tagIds: number[]) =>
      database().subscriber.update({
        where: { email: `reader-${n}@example.org` },
        data: { everything: false, tagIds },
      });
    await wants(1, await tag("Models"));
    await wants(2, 999_999);
    await dueEdition([one.id, two.id]);
    await deliver();
    expect(recipients()).toEqual(["reader-1@example.org", "reader-3@example.org"]);
    const bodies = Object.fromEntries(server.taken.map(({ to, source }) => [to[0], readable(source)]));
    expect(bodies["reader-1@example.org"]).toContain("About models");
    expect(bodies["reader-1@example.org"]).not.toContain("About chips");
    expect(bodies["reader-3@example.org"]).toContain("About chips");
  });

  it("never brings what was retracted meanwhile, on the web neither", async () => {
    const [stays, goes] = [await story("It stays"), await story("It goes")];
    await confirmedReaders(1);
    await dueEdition([stays.id, goes.id]);
    process.env.SMTP_URL = "smtp://127.0.0.1:1";
    await expect(deliver()).rejects.toThrow("cannot be reached");
    expect(await sentEdition(1)).toMatchObject({ gone: [] });
    const { version } = await database().story.findUniqueOrThrow({ where: { id: goes.id } });
    value(await retractStory(editor, { id: goes.id, expectedVersion: version, reason: "" }));
    process.env.SMTP_URL = server.url;
    await deliver();
    expect(server.taken).toHaveLength(1);
    expect(readable(server.taken[0]?.source ?? "")).toContain("It stays");
    expect(readable(server.taken[0]?.source ?? "")).not.toContain("It goes");
    const { value: seen, tags } = await record(() => sentEdition(1));
    expect(seen?.gone).toEqual([goes.id]);
    expect([...tags]).toEqual(expect.arrayContaining([`story:${goes.id}`, "editions"]));
  });

  it("is refused as the mail server says: for good, for now, or with the address struck off", async () => {
    const { id } = await story("Archive closes");
    await confirmedReaders(4);
    server.refuseAddress("reader-1@example.org", 550, "5.1.1 No such mailbox");
    server.refuseAddress("reader-2@example.org", 554, "5.7.1 Not from you");
    server.refuseAddress("reader-3@example.org", 451, "4.7.0 Later");
    const number = await dueEdition([id]);
    await deliver();
    expect(recipients()).toEqual(["reader-4@example.org"]);
    expect(await statesOf(number)).toMatchObject({ sent: 1, failed: 2, waiting: 1, unknown: 0 });
    const struck = await database().subscriber.findMany({ where: { state: "suppressed" } });
    expect(struck.map(({ email }) => email)).toEqual(["reader-1@example.org"]);
    expect(await claim()).toBe(null);
    expect(await claim(new Date(Date.now() + 90_000))).toMatchObject({ email: "reader-3@example.org" });
  });

  it("is sent again to who may have it only when an editor says so, under the same number of the message", async () => {
    const { id } = await story("Archive moves");
    await confirmedReaders(1);
    const number = await dueEdition([id]);
    server.beforeAnswer(() => server.cut());
    await deliver();
    expect(await statesOf(number)).toMatchObject({ unknown: 1, sent: 0 });
    server.beforeAnswer(async () => undefined);
    await deliver();
    expect(server.taken).toHaveLength(1);
    const { version = 0 } = (await edition(number)) ?? {};
    expect(refusal(await sendAgain(writer, { id: number, expectedVersion: version })).code).toBe("forbidden");
    value(await sendAgain(editor, { id: number, expectedVersion: version }));
    await deliver();
    expect(await statesOf(number)).toMatchObject({ unknown: 0, sent: 1 });
    const ids = server.taken.map(({ source }) => headerOf(source, "Message-ID"));
    expect(ids).toHaveLength(2);
    expect(ids[0]).toBe(ids[1]);
  });

  it("counts what a sender has left without a word as unknown, two minutes later", async () => {
    const { id } = await story("Archive waits");
    await confirmedReaders(1);
    const number = await dueEdition([id]);
    process.env.SMTP_URL = "smtp://127.0.0.1:1";
    await expect(deliver()).rejects.toThrow();
    expect(await claim()).toMatchObject({ attempt: 1 });
    expect(await noteLost(new Date(Date.now() + 60_000))).toBe(0);
    expect(await noteLost(new Date(Date.now() + 125_000))).toBe(1);
    expect(await statesOf(number)).toMatchObject({ unknown: 1 });
  });

  it("keeps to so many mails a minute, however many processes send", async () => {
    const { id } = await story("Archive slows");
    await confirmedReaders(5);
    await dueEdition([id]);
    process.env.SMTP_URL = "smtp://127.0.0.1:1";
    await expect(deliver()).rejects.toThrow();
    process.env.MAIL_PER_MINUTE = "120";
    const taken = await Promise.all([claim(), claim(), claim()]);
    expect(taken.filter((each) => each === "later")).toHaveLength(1);
  });

  it("leaves out who unsubscribes while it goes out, by one click without signing in", async () => {
    const { id } = await story("Archive leaves");
    await confirmedReaders(2);
    const number = await dueEdition([id]);
    process.env.SMTP_URL = "smtp://127.0.0.1:1";
    await expect(deliver()).rejects.toThrow();
    const { key } = await database().subscriber.findUniqueOrThrow({
      where: { email: "reader-1@example.org" },
    });
    const url = unsubscribeUrl(key);
    const token = url.split("/").at(-1) ?? "";
    const click = (given: string) =>
      POST(
        new Request(url, { method: "POST", body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }) }),
        {
          params: Promise.resolve({ token: given }),
        },
      );
    expect((await click(`${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`)).status).toBe(404);
    expect(await statesOf(number)).toMatchObject({ waiting: 2 });
    expect((await click(token)).status).toBe(200);
    expect((await click(token)).status).toBe(200);
    process.env.SMTP_URL = server.url;
    await deliver();
    expect(recipients()).toEqual(["reader-2@example.org"]);
    expect((await edition(number))?.state).toBe("sent");
  });
});

describe("an edition on the desk", () => {
  it("begins with what came out within a week, goes out at its time, and cannot be changed then", async () => {
    const { id } = await story("Archive begins");
    await confirmedReaders(1);
    const made = value(await makeEdition(editor)).id;
    const whole = await edition(made);
    expect(whole?.stories.map((each) => each.id)).toContain(id);
    const content = { subject: "At nine", note: "", stories: [id] };
    const { version } = value(await saveEdition(editor, { id: made, expectedVersion: 1, ...content }));
    expect(refusal(await saveEdition(editor, { id: made, expectedVersion: 1, ...content })).code).toBe(
      "stale",
    );
    const at = new Date(Date.now() + 60 * 60_000);
    const waiting = value(await scheduleEdition(editor, { id: made, expectedVersion: version, at }));
    await deliver();
    expect(server.taken).toEqual([]);
    const held = value(await holdEdition(editor, { id: made, expectedVersion: waiting.version }));
    const again = value(await scheduleEdition(editor, { id: made, expectedVersion: held.version, at }));
    await deliver(new Date(at.getTime() + 1000));
    await deliver();
    expect(server.taken).toHaveLength(1);
    const gone = { id: made, expectedVersion: again.version + 2 };
    expect(refusal(await deleteEdition(editor, gone)).code).toBe("conflict");
    expect(refusal(await saveEdition(editor, { ...gone, ...content })).code).toBe("conflict");
    await deliver();
    expect(server.taken).toHaveLength(1);
  });

  it("is for editors, and needs a subject, a story that readers see, and somebody to read it", async () => {
    const draft = value(await createStory(editor, completeStory({ headline: "Only a draft" })));
    const { id } = value(await makeEdition(editor));
    expect(refusal(await makeEdition(writer)).code).toBe("forbidden");
    const send = async (subject: string, stories: number[]) => {
      const { version = 0 } = (await edition(id)) ?? {};
      const saved = await saveEdition(editor, { id, expectedVersion: version, subject, note: "", stories });
      const at = { id, expectedVersion: value(saved).version, at: null };
      return refusal(await scheduleEdition(editor, at)).message;
    };
    expect(await send(" ", [draft.id])).toBe("Write a subject.");
    expect(await send("A week", [draft.id])).toMatch(/^Choose at least one story/);
    const live = await story("Somebody reads it");
    expect(await send("A week", [live.id])).toBe("Nobody has subscribed yet.");
    expect(
      refusal(
        await saveEdition(editor, {
          id,
          expectedVersion: 1,
          subject: "x".repeat(200),
          note: "",
          stories: [],
        }),
      ),
    ).toMatchObject({ code: "invalid", fields: { subject: [expect.stringContaining("longer than 150")] } });
  });

  it("is previewed from what is typed, and tested by a mail to whoever asks", async () => {
    const { id } = await story("Archive tests");
    const typed = { subject: "Try\r\nBcc: x@example.org", note: "A **note**", stories: [id] };
    const seen = value(await previewEdition(editor, typed));
    expect(seen).toMatchObject({ subject: "Try Bcc: x@example.org", stories: 1 });
    expect(seen.html).toContain("<strong>note</strong>");
    expect(value(await sendTest(editor, typed))).toBe("editor-1@example.org");
    expect(server.taken[0]?.to).toEqual(["editor-1@example.org"]);
    expect(headerOf(server.taken[0]?.source ?? "", "Subject")).toBe("Test: Try Bcc: x@example.org");
    expect(refusal(await sendTest(writer, typed)).code).toBe("forbidden");
  });
});
