import { describe, expect, it } from "vitest";
import { mostLinks, settingsInput, storedLinks } from "#lib/settings/schema.ts";

const complete = {
  name: "Example Wire",
  timeZone: "Europe/Berlin",
  language: "en-gb",
  logoId: null,
  socialLinks: [{ name: "Mastodon", url: "https://social.example.org/@wire" }],
  readers: "everyone" as const,
};

const faultOf = (parts: object) => {
  const parsed = settingsInput.safeParse({ ...complete, ...parts });
  return parsed.success ? null : parsed.error.issues[0]?.path.join(".");
};

describe("the site's settings", () => {
  it("are tidied as they come in", () => {
    expect(settingsInput.parse({ ...complete, name: "  Example \n Wire " })).toMatchObject({
      name: "Example Wire",
      language: "en-GB",
    });
  });

  it("say which of them makes no sense", () => {
    expect(faultOf({})).toBeNull();
    expect(faultOf({ name: " " })).toBe("name");
    expect(faultOf({ name: "x".repeat(61) })).toBe("name");
    for (const timeZone of ["", "Berlin", "Europe/Nowhere"]) expect(faultOf({ timeZone })).toBe("timeZone");
    for (const language of ["", "English, mostly", "x"]) expect(faultOf({ language })).toBe("language");
    expect(faultOf({ readers: "nobody" })).toBe("readers");
    expect(faultOf({ more: 1 })).toBe("");
  });

  it("link to nothing that a browser would run, and to nothing unsafe", () => {
    const urls = ["javascript:alert(1)", "http://example.org", "https://", "https://me:it@example.org", "x"];
    for (const url of urls)
      expect(faultOf({ socialLinks: [{ name: "There", url }] }), url).toBe("socialLinks.0.url");
    const many = Array.from({ length: mostLinks + 1 }, () => complete.socialLinks[0]);
    expect(faultOf({ socialLinks: many })).toBe("socialLinks");
    expect(storedLinks([{ name: "x", url: "javascript:alert(1)" }])).toEqual([]);
    expect(storedLinks(complete.socialLinks)).toEqual(complete.socialLinks);
  });
});
