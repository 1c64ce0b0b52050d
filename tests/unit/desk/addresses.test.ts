import { describe, expect, it } from "vitest";
import { filtersFrom, listAddress } from "../../../app/desk/(work)/filters.ts";
import { returnPath } from "../../../app/desk/(work)/sign-in/return-path.ts";

describe("where sign-in leads", () => {
  it("is the reader's page that was asked for, under its one address", () => {
    for (const path of ["/", "/news", "/news/a-story?related=llm", "/tags"])
      expect(returnPath(path)).toBe(path);
    expect(returnPath("/news?page=2&from=elsewhere")).toBe("/news?page=2");
  });

  it("is a page of the desk", () => {
    for (const path of ["/desk", "/desk/stories/12", "/desk?text=a%20b&page=2", "/desk/paste"])
      expect(returnPath(path)).toBe(path);
  });

  it("is never another site, whatever stands in the link", () => {
    const wrong = [
      "//evil.example",
      "https://evil.example",
      "/\\evil.example",
      "/desk/../..",
      "/deskless",
      "",
      "//evil.example/news",
      "/news/../..",
      "/missing",
      "news",
    ];
    for (const path of [...wrong, "/desk//evil.example", "/desk/sign-in", "/desk\n/x", "javascript:alert(1)"])
      expect(returnPath(path), path).toBe("/desk");
  });
});

describe("the list's filters", () => {
  it("are what an address says, as far as it makes sense", () => {
    expect(filtersFrom({ state: "draft", text: "  two words ", tag: "", page: "3" })).toEqual({
      state: "draft",
      text: "two words",
      page: 3,
    });
    expect(filtersFrom({ state: "nonsense", page: "-1", author: ["a", "b"] })).toEqual({ page: 1 });
    expect(filtersFrom({ page: "1e99", text: "\0" })).toEqual({ page: 1 });
  });

  it("make an address that says the same", () => {
    expect(listAddress({}, 1)).toBe("/desk");
    expect(listAddress({ state: "draft", text: "a&b" }, 2)).toBe("/desk?state=draft&text=a%26b&page=2");
  });
});
