import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { draw } from "#lib/cards/draw.ts";
import { hashOf, namingOf, siteFace, storyFace } from "#lib/cards/face.ts";
import { drawable, isRightToLeft, letterInto, type Setting } from "#lib/cards/lettering.ts";
// What decodes uploads forbids this process to read anything but pictures; drawing has to do with that.
import "#lib/pictures/process.ts";

const site = namingOf({ name: "Takewire", language: "en", timeZone: "UTC" });
const long = "A frontier model that the clinic will own and nobody outside can check "
  .repeat(3)
  .slice(0, 200);
const serif: Setting = { font: "STIX Two Text", size: 40, leading: 1, tracking: 0, colour: "#000" };

describe("a drawn picture", () => {
  const headlines: Record<string, string> = {
    "one line": "Redis is open again",
    "as long as may be": long,
    "one long word": "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk".repeat(3),
    Arabic: "مايو كلينك و Microsoft تبنيان نموذجًا طبيًا (2026)",
    Hebrew: "שלום עולם, Microsoft בונה מודל",
    Greek: "Η Ελλάδα αποκτά νόμο",
    Cyrillic: "Россия и Microsoft строят модель",
    Chinese: "微软与梅奥诊所共同开发医疗模型",
    emoji: "🚀👩🏽‍💻🇩🇪",
    markup: "</span><b>&amp; 'quotes' \" <img src=x>",
    nothing: "",
  };
  for (const [kind, headline] of Object.entries(headlines)) {
    it(`is 1200 by 630 pixels and small, with a headline of the kind: ${kind}`, async () => {
      const png = await draw(storyFace({ id: 1, headline, section: "News", ourTake: headline }, site));
      expect(await sharp(png).metadata()).toMatchObject({ format: "png", width: 1200, height: 630 });
      expect(png.length).toBeLessThan(90_000);
    });
  }

  it("of a headline that no font can set is that of the site's name, without a box", async () => {
    const of = (headline: string) => draw(storyFace({ id: 1, headline, section: "News", ourTake: "" }, site));
    expect((await of("日本語の見出し")).equals(await of("微软"))).toBe(true);
    expect((await of("日本語の見出し")).equals(await of("Words"))).toBe(false);
  });

  it("is another one, at another address, when anything that it shows is another", () => {
    const story = { id: 1, headline: "A headline", section: "News", ourTake: "A **take**." };
    const hashes = [
      storyFace(story, site),
      storyFace({ ...story, headline: "Another" }, site),
      storyFace({ ...story, section: "Policy" }, site),
      storyFace({ ...story, ourTake: "A view." }, site),
      storyFace({ ...story, id: 2 }, site),
      storyFace(story, { ...site, name: "Another" }),
      storyFace(story, namingOf({ name: "Takewire", language: "de", timeZone: "UTC" })),
      siteFace(site),
    ].map(hashOf);
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(hashOf(storyFace({ ...story, ourTake: "A take." }, site))).toBe(hashes[0]);
  });
});

describe("what is drawn of a text", () => {
  it("is nothing where a letter has no font, and all but the signs where only those have none", () => {
    expect(drawable("OpenAI 発表")).toBe(null);
    expect(drawable("नमस्ते")).toBe(null);
    expect(drawable("🚀 Launch 1️⃣ of 🇩🇪 ✅")).toBe("Launch 1 of");
    expect(drawable("🚀🚀")).toBe(null);
    expect(drawable("Łódź, Việt Nam, Привет, Ελλάδα, שלום, سلام")).toContain("Việt");
  });

  it("holds no mark that turns the direction of what follows", () => {
    expect(drawable("safe\u202eevil\u2066x\u200f")).toBe("safeevilx");
    expect(drawable("می\u200cخواهم")).toBe("می\u200cخواهم");
  });

  it("stands at the side on which its script begins", () => {
    expect([isRightToLeft("“سلام” x"), isRightToLeft("2026 שלום"), isRightToLeft("A سلام")]).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe("a text in a box", () => {
  const words = ({ input }: { input: { text: { text: string } } }) => input.text.text.replace(/<[^>]+>/g, "");

  it("is as large as the box allows", async () => {
    const sizes = [80, 40].map((size) => ({ ...serif, size }));
    expect((await letterInto("Short", { width: 600, height: 100 }, sizes)).height).toBeGreaterThan(40);
    const two = await letterInto("Two lines of text", { width: 200, height: 90 }, sizes);
    expect(two.width).toBeLessThanOrEqual(200);
    expect(words(two)).toBe("Two lines of text");
  });

  it("that holds less ends with an ellipsis after a whole word", async () => {
    const cut = words(await letterInto(long, { width: 400, height: 90 }, [serif]));
    expect(cut).toMatch(/^A frontier .*\w…$/);
    expect(`${long} `).toContain(`${cut.slice(0, -1)} `);
  });

  it("ends within a word only where one word alone is too long, and never within a letter", async () => {
    const cut = words(await letterInto("e\u0301".repeat(200), { width: 300, height: 60 }, [serif]));
    expect(cut).toMatch(/^(e\u0301)+…$/);
  });
});
