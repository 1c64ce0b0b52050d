import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { database } from "#lib/database/client.ts";
import { askWaiting, forgetUnconfirmed } from "#lib/newsletter/asking.ts";
import { signReport, takeReport } from "#lib/newsletter/bounces.ts";
import { managePath } from "#lib/newsletter/links.ts";
import { choose, forgetMe, subscriptionAt, unsubscribe } from "#lib/newsletter/managing.ts";
import { changeNewsletter } from "#lib/newsletter/settings.ts";
import {
  allowSubscriber,
  exportSubscriber,
  exportSubscribers,
  removeSubscriber,
  subscribers,
} from "#lib/newsletter/subscribers.ts";
import { confirm, limits, subscribe } from "#lib/newsletter/subscribing.ts";
import { createStory } from "#lib/stories/commands.ts";
import { hostileTexts } from "#tests/support/hostile-text.ts";
import { type MailServer, startMailServer } from "#tests/support/mail.ts";
import { confirmedReaders, headerOf, mailSettings, readable } from "#tests/support/newsletter.ts";
import { editor, publish, refusal, value, withNewsroom } from "#tests/support/newsroom.ts";
import { completeStory } from "#tests/support/stories.ts";

withNewsroom();

const admin = { id: null, name: "Takewire", role: "admin" } as const;
let server: MailServer;

beforeEach(async () => {
  server = await startMailServer();
  Object.assign(process.env, mailSettings(server.url));
  await database().subscriber.deleteMany();
  await database().rateLimit.deleteMany();
});

afterEach(async () => {
  delete process.env.SMTP_URL;
  delete process.env.MAIL_FROM;
  delete process.env.BOUNCE_SECRET;
  await server.stop();
});

const ask = (email: unknown, tags: string[] = [], from = "192.0.2.1") => subscribe({ email, tags }, from);
const find = (email: string) => database().subscriber.findUnique({ where: { email } });
const linkIn = (source: string) => /https:\/\/news\.example\.org\/\S+/.exec(readable(source))?.[0] ?? "";
const tokenIn = (address: string) => address.split("/").at(-1) ?? "";
const ownToken = async (email: string) => tokenIn(managePath((await find(email))?.key ?? ""));

describe("subscribing", () => {
  it("sends one mail with a link, and nothing counts until that was used", async () => {
    value(await ask(" Ann@Example.org"));
    expect(await find("ann@example.org")).toMatchObject({ state: "pending" });
    expect(await askWaiting()).toBe(1);
    expect(await askWaiting()).toBe(0);
    expect(server.taken.map(({ to }) => to)).toEqual([["ann@example.org"]]);
    const link = linkIn(server.taken[0]?.source ?? "");
    expect(link).toContain("/this-week/confirm/");
    const { key } = value(await confirm(tokenIn(link)));
    expect(await find("ann@example.org")).toMatchObject({ state: "confirmed", key });
    expect(value(await confirm(tokenIn(link)))).toEqual({ key });
    expect(refusal(await confirm(`${tokenIn(link).slice(0, -2)}xx`)).code).toBe("not_found");
    expect(refusal(await confirm(await ownToken("ann@example.org"))).code).toBe("not_found");
  });

  it("answers the same whether an address is new, on the list, gone or struck off, and mails each accordingly", async () => {
    for (const state of ["pending", "confirmed", "unsubscribed", "suppressed"] as const)
      await database().subscriber.create({
        data: { email: `${state}@example.org`, state, key: state.padEnd(22, "x") },
      });
    const states = ["new", "pending", "confirmed", "unsubscribed", "suppressed"];
    const answers = await Promise.all(states.map((name) => ask(`${name}@example.org`)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set(['{"ok":true,"value":null}']),
    );
    await askWaiting();
    const subjects = Object.fromEntries(
      server.taken.map(({ to, source }) => [to[0], headerOf(source, "Subject")]),
    );
    const please = "Confirm that you want Takewire by mail";
    expect(subjects).toEqual({
      "new@example.org": please,
      "pending@example.org": please,
      "unsubscribed@example.org": please,
      "confirmed@example.org": "You get Takewire by mail already",
    });
    expect((await find("confirmed@example.org"))?.state).toBe("confirmed");
    expect((await find("suppressed@example.org"))?.state).toBe("suppressed");
  });

  it("changes nothing for who is on the list already, whoever types their address", async () => {
    value(await publish(await createStory(editor, completeStory({ headline: "Tagged", tags: ["Chips"] }))));
    await confirmedReaders(1);
    value(await ask("reader-1@example.org", ["chips"]));
    expect(await find("reader-1@example.org")).toMatchObject({ state: "confirmed", everything: true });
  });

  it("mails an address three times in a quarter of an hour, and lets a network try twenty times", async () => {
    for (let tries = 0; tries < limits.address + 2; tries++) {
      value(await ask("often@example.org", [], `198.51.100.${tries}`));
      await askWaiting();
    }
    expect(server.taken).toHaveLength(limits.address);
    for (let tries = 0; tries < limits.network; tries++)
      await ask(`x${tries}@example.org`, [], "203.0.113.9");
    expect(refusal(await ask("one-more@example.org", [], "203.0.113.9")).code).toBe("conflict");
    value(await ask("one-more@example.org", [], "203.0.113.10"));
  });

  it("takes no hostile address, and mails nobody else for any that it takes", async () => {
    const hostile = [
      "ann@example.org\r\nBcc: all@example.org",
      "ann@example.org%0d%0aBcc: all@example.org",
      "ann@example.org, bob@example.org",
      "<ann@example.org> bob@example.org",
      "ann@example.org\u2028x",
      "аnn@example.org",
      `${"x".repeat(10_000)}@example.org`,
      `x@${"y".repeat(10_000)}.org`,
      "=?utf-8?q?ann=40example.org?=@example.org\r\n",
      ...hostileTexts().map((text) => `${text}@example.org`),
      ...hostileTexts().map((text) => `ann@${text}.example.org`),
      new Blob(["x"]),
      null,
    ];
    for (const [at, email] of hostile.entries()) await ask(email, [String(email)], `2001:db8:${at}::1`);
    const rows = await database().subscriber.findMany();
    for (const { email } of rows) expect(email).toMatch(/^[!-~]+@[a-z0-9.-]+$/);
    await askWaiting();
    for (const { to, source } of server.taken) {
      expect(to).toHaveLength(1);
      expect(rows.map(({ email }) => email)).toContain(to[0]);
      expect(headerOf(source, "To")).toBe(to[0]);
      expect(headerOf(source, "Bcc")).toBe("");
    }
  });

  it("is tried again when the mail server is away, and closed by an admin or without a mail server", async () => {
    process.env.SMTP_URL = "smtp://127.0.0.1:1";
    value(await ask("later@example.org"));
    await expect(askWaiting()).rejects.toThrow();
    process.env.SMTP_URL = server.url;
    expect(await askWaiting()).toBe(1);
    expect(server.taken).toHaveLength(1);
    value(await changeNewsletter(admin, { open: false, imprint: "", replyTo: "" }));
    expect(refusal(await ask("closed@example.org")).code).toBe("unavailable");
    value(await changeNewsletter(admin, { open: true, imprint: "", replyTo: "" }));
    delete process.env.SMTP_URL;
    delete process.env.MAIL_FROM;
    expect(refusal(await ask("closed@example.org")).code).toBe("unavailable");
  });

  it("is forgotten when nobody confirms for a month", async () => {
    value(await ask("never@example.org"));
    await confirmedReaders(1);
    expect(await forgetUnconfirmed(new Date(Date.now() + 29 * 86_400_000))).toBe(0);
    expect(await forgetUnconfirmed(new Date(Date.now() + 31 * 86_400_000))).toBe(1);
    expect(await find("reader-1@example.org")).not.toBe(null);
  });
});

describe("a subscriber's own page", () => {
  it("shows what they get, changes it, ends it, and deletes all of it", async () => {
    value(
      await publish(await createStory(editor, completeStory({ headline: "Own tag", tags: ["Sensors"] }))),
    );
    await confirmedReaders(1);
    const token = await ownToken("reader-1@example.org");
    expect(value(await subscriptionAt(token))).toMatchObject({ email: "reader-1@example.org", tags: [] });
    value(await choose(token, { everything: false, tags: ["sensors", "no-such-tag"] }));
    expect(value(await subscriptionAt(token))).toMatchObject({
      everything: false,
      tags: [{ name: "Sensors", slug: "sensors" }],
    });
    value(await choose(token, { everything: false, tags: [] }));
    expect(value(await subscriptionAt(token))).toMatchObject({ everything: true });
    value(await unsubscribe(token));
    expect(refusal(await choose(token, { everything: true, tags: [] })).code).toBe("not_found");
    expect(value(await subscriptionAt(token))?.state).toBe("unsubscribed");
    value(await forgetMe(token));
    expect(value(await subscriptionAt(token))).toBe(null);
    value(await unsubscribe(token));
    expect(refusal(await subscriptionAt("forged")).code).toBe("not_found");
    expect(refusal(await forgetMe("forged")).code).toBe("not_found");
  });
});

describe("a report of mail that came back", () => {
  const secret = "a-secret-for-reports-0123456789abcdef";
  const report = (body: string, options: { at?: Date; with?: string } = {}) => {
    const timestamp = String(Math.floor((options.at ?? new Date()).getTime() / 1000));
    const headers = new Headers({
      "X-Takewire-Timestamp": timestamp,
      "X-Takewire-Signature": signReport(body, timestamp, options.with ?? secret),
    });
    return takeReport(body, (name) => headers.get(name));
  };
  const body = JSON.stringify({
    events: [
      { type: "bounce", permanent: true, email: "Reader-1@example.org", reason: "550 no such user" },
      { type: "bounce", permanent: false, email: "reader-2@example.org", reason: "mailbox full" },
      { type: "complaint", email: "reader-3@example.org" },
      { type: "bounce", permanent: true, email: "nobody@example.org" },
    ],
  });

  it("strikes off what always comes back and who complained, and nobody else", async () => {
    process.env.BOUNCE_SECRET = secret;
    await confirmedReaders(3);
    expect(value(await report(body))).toEqual({ suppressed: 2 });
    expect(value(await report(body))).toEqual({ suppressed: 0 });
    const states = (await database().subscriber.findMany({ orderBy: { email: "asc" } })).map(
      ({ state }) => state,
    );
    expect(states).toEqual(["suppressed", "confirmed", "suppressed"]);
    const row = await find("reader-1@example.org");
    expect(row?.reason).toBe("Mail came back: 550 no such user");
    value(await allowSubscriber(admin, { id: row?.id ?? 0 }));
    expect((await find("reader-1@example.org"))?.state).toBe("unsubscribed");
  });

  it("is refused when it was signed with something else, long ago, or not at all", async () => {
    await confirmedReaders(1);
    expect(refusal(await report(body)).code).toBe("not_found");
    process.env.BOUNCE_SECRET = secret;
    expect(refusal(await report(body, { with: `${secret}x` })).code).toBe("unauthenticated");
    expect(refusal(await report(body, { at: new Date(Date.now() - 6 * 60_000) })).code).toBe(
      "unauthenticated",
    );
    expect(refusal(await takeReport(body, () => null)).code).toBe("unauthenticated");
    expect(refusal(await report("{")).code).toBe("invalid");
    expect((await find("reader-1@example.org"))?.state).toBe("confirmed");
  });
});

describe("the list on the desk", () => {
  it("is counted, looked through, handed over and deleted by admins, and the log keeps no address", async () => {
    await confirmedReaders(3);
    const { id } = (await find("reader-2@example.org")) ?? { id: 0 };
    const page = await subscribers({ text: "READER-2", state: "confirmed", page: 1 });
    expect(page).toMatchObject({ total: 1, counts: { confirmed: 3 }, subscribers: [{ id }] });
    expect(value(await exportSubscriber(admin, id))).toMatchObject({
      email: "reader-2@example.org",
      mails: [],
    });
    const lines: string[] = [];
    for await (const piece of value(await exportSubscribers(admin))) lines.push(piece);
    expect(lines.join("").split("\r\n")).toHaveLength(5);
    expect(refusal(await exportSubscribers(editor)).code).toBe("forbidden");
    expect(refusal(await removeSubscriber(editor, { id })).code).toBe("forbidden");
    value(await removeSubscriber(admin, { id }));
    expect(await find("reader-2@example.org")).toBe(null);
    expect(refusal(await removeSubscriber(admin, { id })).code).toBe("not_found");
    const events = await database().event.findMany({ where: { kind: { startsWith: "subscriber." } } });
    expect(events.length).toBeGreaterThan(2);
    expect(
      JSON.stringify(events, (_, value) => (typeof value === "bigint" ? String(value) : value)),
    ).not.toContain("reader-2@");
  });
});
