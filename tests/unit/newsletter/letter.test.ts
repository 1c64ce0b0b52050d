import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordingOf } from "#lib/language/wording.ts";
import { readAddress } from "#lib/newsletter/address.ts";
import { alreadyThere, pleaseConfirm } from "#lib/newsletter/asking-mail.ts";
import { pace } from "#lib/newsletter/claiming.ts";
import { letterHtml } from "#lib/newsletter/html.ts";
import { type Letter, storiesFor } from "#lib/newsletter/letter.ts";
import { type Envelope, letterText } from "#lib/newsletter/text.ts";
import { readSubscriber, signSubscriber } from "#lib/newsletter/token.ts";

const secret = "only-for-tests-0123456789abcdefghij";
const key = "abcdefghijklmnopqrstuv";

const letter: Letter = {
  number: 3,
  subject: "The week <b>",
  note: "Hello **all**, see [this](/tags/llm) and [that](https://example.org/?a=1&b=2).\n\n- one\n- two",
  day: "2026-06-04",
  stories: [
    {
      id: 7,
      slug: "archive-opens",
      headline: 'Archive "opens" <script>alert(1)</script>',
      section: "News & more",
      tags: [1, 2],
      whyItMatters: "It is [**large**](javascript:alert(1)). <img src=x onerror=alert(1)>",
      actions: [{ audience: "Data <teams>", action: "Look & see", until: "2026-06-11" }],
    },
    { id: 8, slug: "café", headline: "Second", section: "", tags: [3], whyItMatters: "", actions: [] },
  ],
};

const envelope: Envelope = {
  siteName: "Example Wire",
  siteUrl: "https://news.example.org",
  language: "en",
  imprint: "Example Wire Ltd\n1 Example Street <7>",
  webUrl: "https://news.example.org/this-week/editions/3",
  manageUrl: "https://news.example.org/this-week/mail/TOKEN",
};

describe("the mail of a week", () => {
  it("has HTML without a script or a picture, with every address absolute and every text escaped", () => {
    const html = letterHtml(letter, envelope);
    expect(html).not.toMatch(/<script|<img|javascript:/i);
    const links = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, link = ""]) => link);
    expect(links.length).toBeGreaterThan(6);
    expect(links.filter((link) => !link.startsWith("https://"))).toEqual([]);
    expect(links).toContain("https://news.example.org/tags/llm");
    expect(links).toContain("https://news.example.org/news/caf%C3%A9");
    expect(html).toContain("Data &#60;teams&#62;");
    expect(html).toContain("Current until June 11, 2026");
    expect(html).toContain("1 Example Street &#60;7&#62;");
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
    // Some clients drop style sheets: what is on the slip says so on its element.
    expect(html).toMatch(/class="slip gutter" style="background-color:#ffe668;color:#14140e/);
  });

  it("has the same as plain text", () => {
    const text = letterText(letter, envelope);
    expect(text).toContain("Why it matters: It is large.");
    expect(text).toContain("- Data <teams>: Look & see (until June 11, 2026)");
    expect(text).toContain("https://news.example.org/news/archive-opens");
    expect(text).toContain(
      "see this (https://news.example.org/tags/llm) and that (https://example.org/?a=1&b=2).\n\n- one\n- two",
    );
    expect(text).toContain("unsubscribe: https://news.example.org/this-week/mail/TOKEN");
    expect(text).not.toMatch(/\*\*|\]\(/);
  });

  it("has a way for Outlook, which knows no greatest width, and tells a mailbox no more than its beginning", () => {
    const html = letterHtml(letter, envelope);
    expect(html.match(/<!--\[if mso\]><table [^>]*width="600"/g)).toHaveLength(1);
    expect(html.match(/<!--\[if mso\]><\/td><\/tr><\/table><!\[endif\]-->/g)).toHaveLength(1);
    expect(html).toMatch(/>Hello all, see this and that\.(?:&#847;&zwnj;&nbsp;)+<\/div>/);
  });

  it("brings everybody what they chose", () => {
    const ids = (everything: boolean, ...tagIds: number[]) =>
      storiesFor(letter.stories, { everything, tagIds }).map(({ id }) => id);
    expect(ids(true)).toEqual([7, 8]);
    expect(ids(false, 2)).toEqual([7]);
    expect(ids(false, 3, 1)).toEqual([7, 8]);
    expect(ids(false, 9)).toEqual([]);
  });
});

describe("the mail that asks for a subscription", () => {
  const from = {
    siteName: "Wire <b>",
    siteUrl: "https://news.example.org",
    link: "https://news.example.org/x/TOKEN",
  };

  it.each([
    ["Confirm your address", pleaseConfirm(from, wordingOf({ language: "en", timeZone: "UTC" }))],
    ["Adresse bestätigen", pleaseConfirm(from, wordingOf({ language: "de", timeZone: "UTC" }))],
    [
      "Choose what you get, or unsubscribe",
      alreadyThere(from, wordingOf({ language: "en", timeZone: "UTC" })),
    ],
  ])("says “%s” and where, with a button and as plain text", (words, { subject, text, html }) => {
    expect(subject).toContain("Wire <b>");
    expect(text).toContain(`${words}:\nhttps://news.example.org/x/TOKEN`);
    expect(html).toContain(`>${words}</a>`);
    expect(html.match(/href="https:\/\/news\.example\.org\/x\/TOKEN"/g)).toHaveLength(2);
    expect(html).not.toMatch(/<b>|<script|<img/);
  });
});

describe("an address", () => {
  it.each([
    ["Ann@Example.ORG ", "ann@example.org"],
    ["ann.o'neil+news@mail.example.org", "ann.o'neil+news@mail.example.org"],
    ["ann@bücher.example", "ann@xn--bcher-kva.example"],
  ])("%j is %s", (typed, address) => {
    expect(readAddress(typed)).toEqual({ ok: true, value: address });
  });

  it.each([
    "ann@example.org\r\nBcc: all@example.org",
    "ann@example.org\nX: y",
    "ann@example.org, bob@example.org",
    "ann@example.org;bob@example.org",
    '"ann bob"@example.org',
    "ann@[127.0.0.1]",
    "ann@127.0.0.1",
    "ann@localhost",
    "<ann@example.org>",
    "ann@example.org>\r\nRCPT TO:<bob@example.org",
    "ann@@example.org",
    "ann@.example.org",
    ".ann@example.org",
    "ann..b@example.org",
    "än@example.org",
    "аnn@example.org",
    "ann@exa\u0000mple.org",
    "ann\u202e@example.org",
    `${"a".repeat(65)}@example.org`,
    `${"a".repeat(10_000)}@example.org`,
    `a@${"b".repeat(64)}.org`,
    `a@${"b.".repeat(130)}org`,
    "",
    "ann",
    "@example.org",
    null,
    ["ann@example.org"],
  ])("%j is refused", (typed) => {
    expect(readAddress(typed)).toMatchObject({ ok: false, problem: { code: "invalid" } });
  });

  it("never holds what could end a line, whatever was typed", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.emailAddress()), (typed) => {
        const read = readAddress(typed);
        if (read.ok) expect(read.value).toMatch(/^[!-~]+@[a-z0-9.-]+$/);
        if (read.ok) expect(read.value).not.toMatch(/[<>()[\],;:\\"\s]/);
      }),
    );
  });
});

describe("a link in a mail", () => {
  it("is for whom and for what it was made", () => {
    const token = signSubscriber({ purpose: "manage", key }, secret);
    expect(readSubscriber("manage", token, secret)).toBe(key);
    expect(readSubscriber("confirm", token, secret)).toBe(null);
    expect(readSubscriber("manage", token, `${secret}x`)).toBe(null);
  });

  it("is worth nothing with another letter anywhere", () => {
    const token = signSubscriber({ purpose: "manage", key }, secret);
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom(..."aZ09_-."), (at, letterOf) => {
        const forged = token.slice(0, at) + letterOf + token.slice(at + 1);
        if (forged !== token) expect(readSubscriber("manage", forged, secret)).toBe(null);
      }),
    );
    for (const other of ["", key, `${key}.0.`, `${token}x`, token.toUpperCase()])
      expect(readSubscriber("manage", other, secret)).toBe(null);
  });

  it("ends when it says so, and not before", () => {
    const expiresAt = new Date("2026-06-04T12:00:00Z");
    const token = signSubscriber({ purpose: "confirm", key, expiresAt }, secret);
    expect(readSubscriber("confirm", token, secret, new Date("2026-06-04T11:59:59Z"))).toBe(key);
    expect(readSubscriber("confirm", token, secret, expiresAt)).toBe(null);
  });
});

it("so many mails go out in a minute as are set, a few at a time", () => {
  for (const perMinute of [1, 7, 59, 60, 600, 100_000]) {
    const { burst, span } = pace(perMinute);
    expect((burst * 60_000) / span).toBeLessThanOrEqual(perMinute);
    expect((burst * 60_000) / span).toBeGreaterThan(perMinute * 0.99);
  }
});
