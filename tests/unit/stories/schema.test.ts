import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyContent, type StoryContent } from "#lib/stories/content.ts";
import { checkDraft, checkPublishable, pathName } from "#lib/stories/schema.ts";

const complete: StoryContent = {
  ...emptyContent,
  headline: "Example Org opens its archive",
  section: "news",
  summary: "Example Org opened its archive.",
  ourTake: "A good start.",
  whyItMatters: "Archives matter.",
  doThisWeek: [{ audience: "Archivists", action: "Look at it.", until: "2026-06-11" }],
  body: "## What happened\n\nIt opened.",
  tags: ["Archives"],
};

describe("a draft", () => {
  it("needs nothing but a headline", () => {
    expect(checkDraft({ headline: "Only this" })).toEqual({
      ok: true,
      value: { ...emptyContent, headline: "Only this" },
    });
  });

  it.each(["", "   ", "\n\t", "\u0000"])("is refused without one (%j)", (headline) => {
    const checked = checkDraft({ headline });
    expect(!checked.ok && checked.problem.fields?.headline).toEqual(["A story needs a headline."]);
  });

  it("loses what the database cannot hold and nothing else", () => {
    const checked = checkDraft({ headline: "A\u0000B\r\nC", body: "\r\n\r\n  indented\r\nnext\ud800  \n\n" });
    expect(checked.ok && checked.value.headline).toBe("AB C");
    expect(checked.ok && checked.value.body).toBe("  indented\nnext\ufffd");
  });

  it("comes out of a second check as it went in", () => {
    const texts = fc.string({ unit: "binary" });
    fc.assert(
      fc.property(texts, texts, texts, (headline, summary, body) => {
        const once = checkDraft({ headline, summary, body, tags: [summary] });
        if (!once.ok) return;
        expect(checkDraft(once.value)).toEqual(once);
      }),
    );
  });

  it.each([
    ["javascript:alert(1)"],
    ["data:text/html,x"],
    ["//example.org"],
    ["https://"],
    ["https://user:secret@example.org/"],
    ["java\nscript:alert(1)"],
    ["example.org"],
  ])("does not take %j for a link", (url) => {
    const checked = checkDraft({ headline: "x", sources: [{ title: "t", url, publisher: "", date: null }] });
    expect(!checked.ok && Object.keys(checked.problem.fields ?? {})).toEqual(["sources.0.url"]);
  });

  it.each(["//evil.example.org/x.png", "https://example.org/x.png", "/\\example.org/x", "x.png", "/a b"])(
    "does not take %j for a picture",
    (src) => {
      expect(checkDraft({ headline: "x", hero: { src, alt: "a", credit: "c" } }).ok).toBe(false);
    },
  );

  it.each(["2026-02-30", "2026-13-01", "04.06.2026", "2026-6-4", "0000-01-01", "tomorrow"])(
    "does not take %j for a date",
    (until) => {
      const checked = checkDraft({ headline: "x", doThisWeek: [{ audience: "a", action: "b", until }] });
      expect(!checked.ok && checked.problem.message).toContain("must be a date such as 2026-06-04");
    },
  );

  it("is refused with keys that no part has", () => {
    expect(checkDraft({ headline: "x", role: "admin" }).ok).toBe(false);
  });

  it.each([null, undefined, 7, "text", []])("is refused when it is no record (%j)", (input) => {
    expect(checkDraft(input).ok).toBe(false);
  });
});

describe("a story that is to be published", () => {
  it("is let through when every part that readers see is there", () => {
    expect(checkPublishable(complete).ok).toBe(true);
  });

  it.each(["section", "summary", "ourTake", "whyItMatters", "body"] as const)(
    "is held back while %s is empty",
    (part) => {
      const checked = checkPublishable({ ...complete, [part]: "" });
      expect(!checked.ok && Object.keys(checked.problem.fields ?? {})).toEqual([part]);
    },
  );

  it.each(["doThisWeek", "tags"] as const)("is held back without any %s", (part) => {
    const checked = checkPublishable({ ...complete, [part]: [] });
    expect(!checked.ok && Object.keys(checked.problem.fields ?? {})).toEqual([part]);
  });

  it("names every gap at once, in an editor's words", () => {
    const checked = checkPublishable({ ...emptyContent, headline: "Only this" });
    expect(!checked.ok && checked.problem.message).toContain("Do this week: Add at least one item");
    expect(!checked.ok && Object.keys(checked.problem.fields ?? {})).toHaveLength(7);
  });

  it("needs a description and a credit for its picture", () => {
    const checked = checkPublishable({ ...complete, hero: { src: "/a.jpg", alt: "", credit: "" } });
    expect(!checked.ok && Object.keys(checked.problem.fields ?? {})).toEqual(["hero.alt", "hero.credit"]);
  });

  it("has its list items called by number", () => {
    expect(pathName("sources.0.url")).toBe("Sources 1");
    expect(pathName("whyItMatters")).toBe("Why it matters");
  });
});
