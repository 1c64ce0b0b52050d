import { describe, expect, it } from "vitest";
import { digest } from "#lib/notices/digest.ts";
import { groups, kindsOf, type NoticeKind, noticeKinds } from "#lib/notices/kinds.ts";
import { mailTime, type Switches, usualSwitches } from "#lib/notices/switches.ts";
import { sentence, words } from "#lib/notices/words.ts";

const kinds = Object.keys(noticeKinds) as NoticeKind[];

function say(
  kind: NoticeKind,
  parts: { kind?: string; count?: number; data?: Record<string, unknown> } = {},
) {
  const { count = 1, data = {}, kind: of = "" } = parts;
  return sentence(
    words({ kind, count, event: { kind: of, by: "Ann", title: "Archive", data } }, "Europe/Vienna"),
  );
}

describe("a notice", () => {
  it("says who did what, with which story, in a sentence", () => {
    expect(say("review_asked")).toBe("Ann submitted “Archive” for review");
    expect(say("review_asked", { data: { to: "Ben" } })).toBe("Ann asks you to review “Archive”");
    expect(say("changes_asked")).toBe("Ann asks for changes in “Archive”");
    expect(say("assigned", { kind: "story.approved" })).toBe("Ann approved “Archive” and gave it to you");
    expect(say("commented", { data: { link: 3 } })).toBe("Ann (through a link) commented on “Archive”");
    expect(say("failed", { data: { what: "retract" } })).toBe(
      "“Archive” could not be retracted as scheduled",
    );
    const at = "2026-06-04T22:30:00.000Z";
    expect(say("scheduled", { data: { what: "publish", at } })).toBe(
      "Ann scheduled the publication of “Archive” for 00:30 on Jun 5",
    );
    expect(say("overdue", { data: { what: "publish", at } })).toBe(
      "“Archive” should have been published at 00:30 on Jun 5, and is not yet",
    );
  });

  it("stands for several of its kind", () => {
    expect(say("commented", { count: 3 })).toBe("3 new comments on “Archive”, the last by Ann");
    expect(say("approved", { count: 2 })).toBe("Ann approved “Archive”, the last of 2 times");
  });

  it("has words for every kind, however little is known, around exactly one headline", () => {
    for (const kind of kinds)
      for (const count of [1, 2]) {
        expect(say(kind, { count }).match(/“Archive”/g), kind).toHaveLength(1);
        expect(say(kind, { count }), kind).not.toMatch(/…|undefined/);
      }
  });

  it("belongs to one group of switches", () => {
    expect(groups.flatMap(kindsOf).sort()).toEqual([...kinds].sort());
  });
});

describe("the time of a mail", () => {
  const at = new Date("2026-06-04T05:30:00Z"); // 07:30 in Vienna
  const time = (switches: Partial<Switches>, instant = at) =>
    mailTime("comments", { ...usualSwitches, ...switches }, instant, "Europe/Vienna")?.toISOString();

  it("is at once, a quarter of an hour later, or never", () => {
    expect(time({ comments: "at_once" })).toBe("2026-06-04T05:30:00.000Z");
    expect(time({ comments: "soon" })).toBe("2026-06-04T05:45:00.000Z");
    expect(time({ comments: "never" })).toBeUndefined();
  });

  it("is the next time that the site's clock shows the hour, also where clocks change", () => {
    expect(time({ comments: "daily", hour: 8 })).toBe("2026-06-04T06:00:00.000Z");
    expect(time({ comments: "daily", hour: 7 })).toBe("2026-06-05T05:00:00.000Z");
    // Clocks go from 02:00 to 03:00 in that night, so there is no 02:00.
    expect(time({ comments: "daily", hour: 2 }, new Date("2027-03-27T12:00:00Z"))).toBe(
      "2027-03-28T01:00:00.000Z",
    );
  });
});

describe("a mail", () => {
  const line = (id: number, headline: string, quote = "") => ({
    ...{ id, kind: "commented" as const, at: new Date(0), unread: true, quote },
    words: { before: "Ann commented on ", headline, after: "" },
  });
  const site = { siteName: "Example News", siteUrl: "https://news.example.org", name: "Ben" };

  it("is named by its only line, or by how many there are", () => {
    const [one, two] = [line(1, "Archive"), line(2, "Licence")];
    expect(digest({ ...site, lines: [one] }).subject).toBe("Ann commented on “Archive”");
    expect(digest({ ...site, lines: [one, two] }).subject).toBe("2 notices from the Example News desk");
  });

  it("links to each story and to the switches, as text and as HTML", () => {
    const { text, html } = digest({ ...site, lines: [line(7, "Archive", "Who says so?")] });
    for (const body of [text, html]) {
      expect(body).toContain("https://news.example.org/desk/notices/7");
      expect(body).toContain("https://news.example.org/desk/profile#part-notices-by-e-mail");
      expect(body).toContain("Who says so?");
    }
  });

  it("takes nobody's words for HTML", () => {
    const { html } = digest({ ...site, name: "<b>Ben", lines: [line(7, "A & <img>", '"><script>')] });
    expect(html).not.toMatch(/<b>|<img|<script/);
    expect(html).toContain("A &#38; &#60;img&#62;");
  });
});
