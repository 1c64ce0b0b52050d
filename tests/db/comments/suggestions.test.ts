import { beforeEach, describe, expect, it } from "vitest";
import { acceptSuggestion } from "#lib/comments/accepting.ts";
import { addComment, replyToComment } from "#lib/comments/commands.ts";
import { type PassagePart, passageText } from "#lib/comments/parts.ts";
import { storyComments } from "#lib/comments/queries.ts";
import { select } from "#lib/comments/selector.ts";
import { createStory } from "#lib/stories/commands.ts";
import { deskStory } from "#lib/stories/desk-queries.ts";
import { watchEvents } from "../../support/events.ts";
import { editor, refusal, value, withNewsroom, writer } from "../../support/newsroom.ts";
import { completeStory } from "../../support/stories.ts";
import { saveNext } from "../../support/versions.ts";

withNewsroom();

const body = "The archive opened on Monday.\n\nNobody says what it costs.";
let id: number;

beforeEach(async () => {
  id = value(await createStory(editor, completeStory({ body }))).id;
});

async function suggest(words: string, replacement: string, part: PassagePart = "body") {
  const text = passageText(completeStory({ body }), part);
  const start = text.indexOf(words);
  const passage = select(text, { start, end: start + words.length });
  return value(await addComment(writer, { id, number: 1, part, passage, text: "", replacement }));
}
const stored = async () => (await deskStory(id))?.content;

describe("a suggestion", () => {
  it("becomes an ordinary edit of whoever accepts it, and resolves its comment", async () => {
    const events = await watchEvents();
    const { commentId } = await suggest("what it costs", "who pays for it");
    await saveNext(editor, id, { body: `First this.\n\n${body}`, autosave: true });
    const saved = value(await acceptSuggestion(editor, { commentId }));
    expect(saved).toMatchObject({ changed: true, merged: false, revision: 3, version: 3 });
    expect((await stored())?.body).toBe(
      "First this.\n\nThe archive opened on Monday.\n\nNobody says who pays for it.",
    );
    const [thread] = await storyComments(id);
    expect(thread).toMatchObject({
      quote: "who pays for it",
      was: "what it costs",
      gone: false,
      resolved: { by: "Edda Example" },
      remarks: [{ suggestion: { replaces: "what it costs", replacement: "who pays for it", acceptedIn: 3 } }],
    });
    expect((await events()).map(({ kind }) => kind)).toEqual([
      "story.commented",
      "story.autosaved",
      "story.saved",
      "story.suggestion_accepted",
    ]);
  });

  it("is accepted in the part that its passage was moved to", async () => {
    const { commentId } = await suggest("Nobody says what it costs", "It costs a million");
    await saveNext(editor, id, { body: "It opened.", whyItMatters: "Nobody says what it costs." });
    value(await acceptSuggestion(editor, { commentId }));
    expect(await stored()).toMatchObject({ body: "It opened.", whyItMatters: "It costs a million." });
    expect((await storyComments(id))[0]).toMatchObject({ part: "whyItMatters", quote: "It costs a million" });
  });

  it("is accepted once, though two press at the same time", async () => {
    const { commentId } = await suggest("costs", "costs costs");
    const both = await Promise.all([
      acceptSuggestion(editor, { commentId }),
      acceptSuggestion(editor, { commentId }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await stored())?.body).toBe(body.replace("costs", "costs costs"));
    expect(refusal(await acceptSuggestion(editor, { commentId })).message).toContain("accepted already");
  });

  it("overwrites nobody who changed the passage meanwhile", async () => {
    const { commentId } = await suggest("Nobody says what it costs.", "It is free.");
    await saveNext(editor, id, { body: body.replace("what it costs", "what it really costs") });
    expect((await storyComments(id))[0]?.remarks[0]?.suggestion?.fits).toBe(false);
    expect(refusal(await acceptSuggestion(editor, { commentId })).message).toContain("was changed after");
    await saveNext(editor, id, { body: "Gone." });
    expect(refusal(await acceptSuggestion(editor, { commentId })).message).toContain(
      "not in the story any more",
    );
    expect((await stored())?.body).toBe("Gone.");
  });

  it("may take words out, and its comment then says that its passage is gone", async () => {
    const { commentId } = await suggest("\n\nNobody says what it costs.", "");
    value(await acceptSuggestion(editor, { commentId }));
    expect((await stored())?.body).toBe("The archive opened on Monday.");
    expect((await storyComments(id))[0]).toMatchObject({ gone: true, resolved: { by: "Edda Example" } });
  });

  it("reaches the items of a list, but does not run two fields together", async () => {
    const { commentId } = await suggest("one decade", "two decades", "doThisWeek");
    value(await acceptSuggestion(editor, { commentId }));
    expect((await stored())?.doThisWeek[0]).toEqual({
      audience: "Data teams",
      action: "Download two decades and look at the gaps.",
      until: "2031-06-11",
    });
    const across = await suggest("teams\nDownload", "teams: download", "doThisWeek");
    expect(refusal(await acceptSuggestion(editor, { commentId: across.commentId })).message).toContain(
      "two fields",
    );
  });

  it("may be an answer too", async () => {
    const { threadId } = await suggest("costs", "will cost");
    const answer = value(await replyToComment(editor, { threadId, text: "Or so:", replacement: "is worth" }));
    value(await acceptSuggestion(editor, { commentId: answer.commentId }));
    expect((await stored())?.body).toContain("Nobody says what it is worth.");
  });

  it("is refused to whoever may not edit the story, and for a story that could not be stored", async () => {
    const { commentId } = await suggest("costs", "will cost");
    expect(refusal(await acceptSuggestion(writer, { commentId })).code).toBe("forbidden");
    expect(refusal(await acceptSuggestion(editor, { commentId: 999_999 })).code).toBe("not_found");
    const empty = await suggest(completeStory().headline, "", "headline");
    expect(refusal(await acceptSuggestion(editor, { commentId: empty.commentId })).message).toContain(
      "A story needs a headline.",
    );
    expect((await storyComments(id)).map(({ resolved }) => resolved)).toEqual([null, null]);
  });
});
