import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { longestAddress, readAddress } from "#lib/page-cache/key.ts";

const keyOf = (line: string) => {
  const address = readAddress(line);
  return address.kind === "page" ? address.key : address;
};

describe("a reader's address", () => {
  it("is kept by nobody where it is one person's", () => {
    expect(readAddress("/this-week/mail/a.b-c_d?said=saved")).toEqual({
      kind: "page",
      key: "/this-week/mail/a.b-c_d?said=saved",
      personal: true,
    });
    expect(readAddress("/this-week")).toEqual({ kind: "page", key: "/this-week" });
  });

  it.each([
    ["/", "/"],
    ["/news", "/news"],
    ["/news?page=1", "/news"],
    ["/news?page=2", "/news?page=2"],
    ["/news?tag=llm&page=2", "/news?page=2&tag=llm"],
    ["/news?tag=b&tag=a&tag=b&tag=", "/news?tag=a&tag=b"],
    ["/news?utm_source=x&fbclid=1", "/news"],
    ["/news?", "/news"],
    ["/news/a-story", "/news/a-story"],
    ["/news/a-story?related=llm&related=other", "/news/a-story?related=llm"],
    ["/news/a-story#part", "/news/a-story"],
    ["/%6Eews/a-story", "/news/a-story"],
    ["/news/m%C3%BCnchen", { kind: "refused", status: 404 }],
    ["/news/%E6%97%A5%E6%9C%AC", "/news/%E6%97%A5%E6%9C%AC"],
    ["/sections/policy?page=3", "/sections/policy?page=3"],
    ["/tags", "/tags"],
    ["/tags?q=++Open%20%20DATA%20&page=1", "/tags?q=open+data"],
    ["/tags?q=+", "/tags"],
    ["/tags?page=2&order=use", "/tags?order=use&page=2"],
    ["/tags?order=name", "/tags"],
    ["/tags?letter=B", "/tags?letter=b"],
    ["/tags?letter=other", "/tags?letter=other"],
    ["/tags/llm", "/tags/llm"],
    ["/authors/ann-example?page=2", "/authors/ann-example?page=2"],
    ["/rss.xml?utm_source=x", "/rss.xml"],
    ["/feed.json?part=take", "/feed.json?part=take"],
    ["/tags/llm/atom.xml?part=why", "/tags/llm/atom.xml?part=why"],
    ["/sections/policy/do-this-week.ics?as=tasks", "/sections/policy/do-this-week.ics?as=tasks"],
    ["/authors/ann-example/rss.xml", "/authors/ann-example/rss.xml"],
    ["/sitemaps/stories-100.xml", "/sitemaps/stories-100.xml"],
    ["/robots.txt", "/robots.txt"],
    ["/news/a-story/thread?page=2", "/news/a-story/thread"],
    ["/takes", "/takes"],
    [
      "/takes?page=2&year=2031&section=news&outcome=held",
      "/takes?outcome=held&section=news&year=2031&page=2",
    ],
    ["/this-week?tag=llm&tag=other&x=1", "/this-week?tag=llm"],
    ["/this-week/2026-W53", "/this-week/2026-W53"],
    ["/this-week/2025-W53", { kind: "refused", status: 404 }],
    ["/this-week/2026-w01", { kind: "refused", status: 404 }],
    ["/this-week/weeks", "/this-week/weeks"],
    ["/this-week/editions/12", "/this-week/editions/12"],
    ["/this-week/editions/012", { kind: "refused", status: 404 }],
    ["/this-week/subscribe?said=asked&tag=llm", "/this-week/subscribe?said=asked&tag=llm"],
    ["/this-week/subscribe?said=anything", "/this-week/subscribe"],
    ["http://elsewhere.example.org/news/a", "/news/a"],
  ])("%s is kept as %o", (line, expected) => {
    expect(keyOf(line)).toEqual(expected);
  });

  it.each([
    ["/news/", "/news"],
    ["/news//a-story", "/news/a-story"],
    ["//news/a-story/?page=2&related=llm", "/news/a-story?related=llm"],
    ["//", "/"],
    ["//evil.example.org/path", "/evil.example.org/path"],
    ["///evil.example.org", "/evil.example.org"],
  ])("%s moves to %s, never off this site", (line, to) => {
    expect(readAddress(line)).toEqual({ kind: "moved", to });
  });

  it.each([
    ["/news?page=0", 404],
    ["/news?page=-1", 404],
    ["/news?page=01", 404],
    ["/news?page=1e3", 404],
    ["/news?page=999999", 404],
    ["/news?tag=Not%20A%20Slug", 404],
    ["/news?tag=a&tag=b&tag=c&tag=d&tag=e&tag=f&tag=g&tag=h&tag=i", 404],
    ["/news/Not-A-Slug", 404],
    ["/news/a/b", 404],
    ["/rss.xml?part=body", 404],
    ["/rss.xml?part=toString", 404],
    ["/do-this-week.ics?as=notes", 404],
    ["/tags/llm/feed.xml", 404],
    ["/authors/ann-example/do-this-week.ics", 404],
    ["/sitemaps/stories-0.xml", 404],
    ["/sitemaps/elsewhere.xml", 404],
    ["/missing", 404],
    ["/unavailable", 404],
    ["/news/%zz", 400],
    ["/news/%00", 400],
    ["/news/a%2Fb", 400],
    ["/news/..%5c..", 400],
    ["/news/%0d%0aX-Evil:1", 400],
    ["/./news", 400],
    ["/%2e%2e/etc/passwd", 400],
    [`/news/${"a".repeat(longestAddress)}`, 414],
  ])("%s is refused with %d", (line, status) => {
    expect(readAddress(line)).toEqual({ kind: "refused", status });
  });

  it("leaves what is not a reader's to others", () => {
    expect(readAddress("/desk/stories/1?x=1")).toEqual({ kind: "other", path: "/desk/stories/1" });
    expect(readAddress("/story.js?v=abc")).toEqual({ kind: "other", path: "/story.js" });
    expect(readAddress("/pictures/a%2Cb%20c.png")).toEqual({ kind: "other", path: "/pictures/a,b c.png" });
  });

  it("reads any line without throwing, and a key reads as itself", () => {
    const part = fc.oneof(
      fc.constantFrom("news", "tags", "a-b", "", ".", "%2f", "%", "?", "page=2", "tag=a"),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), fc.constantFrom("/", "&", "//"), (parts, joint) => {
        const address = readAddress(`/${parts.join(joint)}`);
        if (address.kind === "page") expect(readAddress(address.key)).toEqual(address);
        if (address.kind === "moved") expect(address.to).toMatch(/^\/(?!\/)[\x21-\x7e]*$/);
      }),
    );
  });
});
