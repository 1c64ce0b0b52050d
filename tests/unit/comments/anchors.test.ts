import { describe, expect, it } from "vitest";
import { namesFor, namingAt, withName } from "#components/desk/comments/naming.ts";
import { anchorOf, placeOf, reanchor } from "#lib/comments/anchor.ts";
import { follow } from "#lib/comments/follow.ts";
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

  it("follows a short sentence that is moved into another paragraph", () => {
    const three = "It rained. Nobody came.\n\nThe clinic owns the model.\n\nThe end.";
    const made = select(three, { start: 0, end: 10 }) as NonNullable<ReturnType<typeof select>>;
    const moved = "Nobody came.\n\nThe clinic owns the model. It rained.\n\nThe end.";
    expect(reanchor(anchorOf(made), three, moved)).toMatchObject({
      gone: false,
      now: { quote: "It rained.", start: 41 },
    });
  });

  it("goes on in the copy when it was copied before it was deleted, if it is long enough to be no chance", () => {
    const whole = "The clinic owns the model. Microsoft trains the model.";
    const copied = `${text}\n${whole}\n`;
    const anchor = reanchor(comment(whole), text, copied);
    const left = copied.replace(`${whole}\n\n`, "");
    expect(placeOf(reanchor(anchor, copied, left))?.start).toBe(left.indexOf(whole));
    const short = reanchor(comment("the model"), text, `${text}\nthe model\n`);
    const without = `${text}\nthe model\n`.replace("owns the model. Microsoft trains the model.", "owns it.");
    expect(reanchor(short, `${text}\nthe model\n`, without).gone).toBe(true);
  });

  it("stays through typographic quotes, emphasis, a link and a heading put around its words", () => {
    const edits: [string, string, string][] = [
      ["Nobody says", '"Nobody says"', "Nobody says"],
      ["what it costs", "**what it costs**", "what it costs"],
      ["what it costs", "[what *it* costs](https://example.org/costs)", "what *it* costs"],
      ["Nobody says what it costs.", "## Nobody says what it costs.", "Nobody says what it costs."],
      [
        "Nobody says what it costs.",
        "> - Nobody says\n>   what it costs.",
        "Nobody says\n>   what it costs.",
      ],
    ];
    for (const [words, instead, expected] of edits) {
      expect(readsAs(words, text.replace(words, instead)), instead).toBe(expected);
    }
    const quoted = "She says \"it isn't 'ours'\" -- and left...";
    const curly = "She says “it isn’t ‘ours’” – and left…";
    for (const words of ["\"it isn't 'ours'\"", "it isn't", quoted, "left..."]) {
      const start = quoted.indexOf(words);
      const made = select(quoted, { start, end: start + words.length });
      const is = reanchor(anchorOf(made as NonNullable<typeof made>), quoted, curly);
      expect(is.gone, words).toBe(false);
      expect(is.now.quote.replace(/[^\p{L}]/gu, "")).toBe(words.replace(/[^\p{L}]/gu, ""));
    }
  });

  it("follows a change of capitals, and ends where words do", () => {
    expect(readsAs("Microsoft trains the model", text.replace("model. Microsoft", "model; microsoft"))).toBe(
      "microsoft trains the model",
    );
    expect(readsAs("what it costs", text.toUpperCase())).toBe("WHAT IT COSTS");
    const [title, plain] = ["Clinic Keeps Its Own Model", "Clinic keeps its own model"];
    const made = select(title, { start: 7, end: 20 }) as NonNullable<ReturnType<typeof select>>;
    expect(reanchor(anchorOf(made), title, plain).now.quote).toBe("keeps its own");
    expect(readsAs("model", text.replace("the model", "the supermodel"))).toBe("supermodel");
    expect(readsAs("odel", text.replace("the model", "a model"))).toBe("odel");
  });

  it("goes where all of its words are, not where some of them were before", () => {
    const two = "The clinic owns it.\n\nNobody came.\n\nThe clinic’s board says so.";
    const made = select(two, { start: 0, end: 15 }) as NonNullable<ReturnType<typeof select>>;
    const turned = "The clinic’s board says so.\n\nNobody came.\n\nThe clinic owns it.";
    expect(reanchor(anchorOf(made), two, turned).now).toMatchObject({ quote: "The clinic owns", start: 43 });
  });

  it("stays when its paragraph is split in it, and joined with the next", () => {
    const split = text.replace("model. Microsoft", "model.\n\nMicrosoft");
    expect(readsAs("The clinic owns the model. Microsoft trains the model.", split)).toBe(
      "The clinic owns the model.\n\nMicrosoft trains the model.",
    );
    const joined = text.replace("model.\n\nNobody", "model. Nobody");
    expect(readsAs("Nobody says what it costs.", joined)).toBe("Nobody says what it costs.");
  });

  it("is the one that stayed, not its copy above or below", () => {
    const sentence = "Nobody says what it costs.";
    const start = text.indexOf(sentence);
    const above = `${sentence} ${text}`;
    const below = `${text}${sentence}\n`;
    expect(placeOf(reanchor(comment(sentence), text, above))?.start).toBe(start + sentence.length + 1);
    expect(placeOf(reanchor(comment(sentence), text, below))?.start).toBe(start);
    const twice = text.replace(sentence, `${sentence} ${sentence}`);
    expect(readsAs(sentence, twice)).toBe(sentence);
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

describe("a passage of a story", () => {
  const sentence = "Nobody has said what the licence costs.";
  const before = completeStory({ ourTake: `It is new. ${sentence}`, body: "## What happened\n\nIt opened." });
  const placed = (content = before) => {
    const text = passageText(content, "ourTake");
    const start = text.indexOf(sentence);
    const made = select(text, { start, end: start + sentence.length });
    return { part: "ourTake" as const, anchor: anchorOf(made as NonNullable<typeof made>) };
  };

  it("goes along into another part, at once or by way of a save without it", () => {
    const moved = { ...before, ourTake: "It is new.", body: `${before.body} ${sentence}` };
    const is = follow(before, moved)(placed());
    expect(is).toMatchObject({ part: "body", anchor: { gone: false, now: { quote: sentence, start: 29 } } });
    const cut = { ...before, ourTake: "It is new." };
    const gone = follow(before, cut)(placed());
    expect(gone).toMatchObject({ part: "ourTake", anchor: { gone: true } });
    expect(follow(cut, moved)(gone)).toMatchObject({ part: "body", anchor: { gone: false } });
    expect(follow(moved, before)(is)).toEqual(placed());
  });

  it("stays where it is when it is only copied into another part, or that says the same already", () => {
    const copied = { ...before, body: `${before.body} ${sentence}` };
    expect(follow(before, copied)(placed())).toEqual(placed());
    const cut = { ...copied, ourTake: "It is new." };
    expect(follow(copied, cut)(placed(copied))).toMatchObject({ part: "ourTake", anchor: { gone: true } });
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

describe("a name behind an @", () => {
  const names = ["Ann Example", "Ann Example-Ng", "Bo Sample", "Zoë Annis"];

  it("is offered by how it begins, or how another word of it does", () => {
    const offered = (said: string) => {
      const naming = namingAt(said, said.length);
      return naming && namesFor(naming.typed, names);
    };
    expect(offered("Who says so, @an")).toEqual(["Ann Example", "Ann Example-Ng", "Zoë Annis"]);
    expect(offered("@samp")).toEqual(["Bo Sample"]);
    expect(offered("@ann example")).toEqual(["Ann Example", "Ann Example-Ng"]);
    expect(offered("@Bo Sample who")).toEqual([]);
    expect(offered("ask bo@sam")).toBeNull();
    expect(offered("no name")).toBeNull();
  });

  it("takes the place of what was typed of it", () => {
    expect(withName("Ask @an today", 7, "Ann Example")).toEqual({
      text: "Ask @Ann Example today",
      cursor: 16,
    });
    expect(withName("@b", 2, "Bo Sample")).toEqual({ text: "@Bo Sample ", cursor: 11 });
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
