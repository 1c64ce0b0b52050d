import { describe, expect, it } from "vitest";
import { anchorOf, placeOf, reanchor } from "#lib/comments/anchor.ts";
import { locate } from "#lib/comments/locate.ts";
import { mentioned } from "#lib/comments/mentions.ts";
import { passageText, replacePassage } from "#lib/comments/parts.ts";
import { select } from "#lib/comments/selector.ts";
import { completeStory } from "../../support/stories.ts";

const text = "The clinic owns the model. Microsoft trains the model.\n\nNobody says what it costs.\n";

function comment(words: string, nth = 0) {
  let start = -1;
  for (let n = 0; n <= nth; n++) start = text.indexOf(words, start + 1);
  const made = select(text, { start, end: start + words.length });
  if (!made) throw new Error("There are no such words.");
  return anchorOf(made);
}
const readsAs = (words: string, edited: string, nth = 0) => {
  const anchor = reanchor(comment(words, nth), text, edited);
  const place = placeOf(anchor);
  return place && edited.slice(place.start, place.end);
};

describe("a passage", () => {
  it("follows a rewording and a correction of its spelling", () => {
    expect(readsAs("Microsoft trains the model.", text.replace("trains", "will train"))).toBe(
      "Microsoft will train the model.",
    );
    expect(readsAs("costs", text.replace("costs", "cost"))).toBe("cost");
    expect(readsAs("Microsoft trains", text.replace("Microsoft", "Its partner"))).toBe("Its partner trains");
  });

  it("is gone with its words, though the same words stand elsewhere", () => {
    expect(readsAs("the model", text.replace("the model", "it"))).toBeNull();
    expect(readsAs("the model", text.replace("the model. Microsoft", "it. Microsoft"), 1)).toBe("the model");
  });

  it("follows a paragraph that is moved", () => {
    const [first, second] = text.trimEnd().split("\n\n");
    expect(readsAs("Nobody says what it costs.", `${second}\n\n${first}\n`)).toBe(
      "Nobody says what it costs.",
    );
    expect(readsAs("Microsoft trains the model.", `${second}\n\n${first}\n`)).toBe(
      "Microsoft trains the model.",
    );
  });

  it("does not take in what is written right before and after it", () => {
    expect(readsAs("clinic", text.replace("clinic", "big clinic alone"))).toBe("clinic");
  });

  it("comes back when what was deleted is put back or typed again", () => {
    let anchor = comment("Nobody says what it costs.");
    let before = text;
    const cut = text.replace("Nobody says what it costs.", "");
    for (const next of [cut, `${cut}Nobody`, `${cut}Nobody says what it co`, text]) {
      anchor = reanchor(anchor, before, next);
      before = next;
    }
    expect(placeOf(anchor)).toEqual(placeOf(comment("Nobody says what it costs.")));
  });

  it("does not come back as two words that somebody happens to type elsewhere", () => {
    const cut = text.replace("owns", "keeps");
    const gone = reanchor(comment("owns"), text, cut);
    expect(gone).toMatchObject({ gone: true, now: { quote: "owns" } });
    expect(reanchor(gone, cut, `${cut}\nWho owns it?`).gone).toBe(true);
  });

  it("is followed in scripts without spaces, and through signs of two code units", () => {
    const made = select("今日は雨です。明日は晴れです。👩‍⚕️", { start: 7, end: 15 });
    const anchor = anchorOf(made as NonNullable<typeof made>);
    const edited = "昨日と今日は雨です。明日は多分晴れです。👩‍⚕️🙂";
    expect(reanchor(anchor, "今日は雨です。明日は晴れです。👩‍⚕️", edited).now.quote).toBe(
      "明日は多分晴れです。",
    );
  });
});

describe("finding a passage by its selector", () => {
  const selector = (quote: string, prefix = "", suffix = "", start = 0) => ({ quote, prefix, suffix, start });

  it("prefers its surroundings, then the nearest", () => {
    expect(locate(text, selector("the model", "trains ", "."))?.start).toBe(44);
    expect(locate(text, selector("the model", "", "", 40))?.start).toBe(44);
    expect(locate(text, selector("the model", "", "", 3))?.start).toBe(16);
    expect(locate(text, selector("a model"))).toBeNull();
  });

  it("finds what a reader selected in the Markdown that it was made from", () => {
    const source =
      "## What happened\n\nThe **big [clinic](https://example.org/the-big)** owns\nit &amp; more.";
    const found = locate(source, selector("big clinic owns it & more", "The "));
    expect(found && source.slice(found.start, found.end)).toBe(
      "big [clinic](https://example.org/the-big)** owns\nit &amp; more",
    );
  });
});

describe("putting other words in place of a passage", () => {
  it("changes one field of a list and nothing else", () => {
    const content = completeStory();
    const all = passageText(content, "sources");
    const start = all.indexOf("Example Org");
    const changed = replacePassage(content, "sources", { start, end: start + 11 }, "Other Org");
    expect(changed?.sources).toEqual([{ ...content.sources[0], publisher: "Other Org" }]);
    expect(replacePassage(content, "sources", { start: start - 1, end: start }, " ")).toBeNull();
  });
});

describe("a mention", () => {
  const people = ["Ann Example", "Ann Example-Ng", "Bo"].map((name, id) => ({ id: `${id}`, name }));

  it("is a whole name after an @, the longer one of two", () => {
    const names = (said: string) => mentioned(said, people).map(({ name }) => name);
    expect(names("@ann example, and (@Bo)!")).toEqual(["Ann Example", "Bo"]);
    expect(names("@Ann Example-Ng")).toEqual(["Ann Example-Ng"]);
    expect(names("bo@bo.example, @Bob, Ann Example")).toEqual([]);
  });
});
