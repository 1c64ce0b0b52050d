import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import { addComment, reopenComment, replyToComment, resolveComment } from "#lib/comments/commands.ts";
import { mentionsOf, openComments, storyComments } from "#lib/comments/queries.ts";
import type { Beginning } from "#lib/comments/schema.ts";
import { select } from "#lib/comments/selector.ts";
import { database } from "#lib/database/client.ts";
import { createStory, saveStory } from "#lib/stories/commands.ts";
import { restoreRevision } from "#lib/stories/versions.ts";
import { watchEvents } from "../../support/events.ts";
import { editor, refusal, value, withNewsroom, writer } from "../../support/newsroom.ts";
import { completeStory } from "../../support/stories.ts";
import { saveNext } from "../../support/versions.ts";

withNewsroom();

const body = "The archive opened on Monday.\n\nNobody says what it costs.\n\nMore of it comes in spring.";
let id: number;

beforeEach(async () => {
  id = value(await createStory(editor, completeStory({ body }))).id;
});

const on = (words: string, parts: Partial<Beginning> = {}): Beginning & { id: number } => {
  const start = body.indexOf(words);
  const passage = select(body, { start, end: start + words.length });
  return { id, number: 1, part: "body", passage, text: "Who says so?", ...parts };
};
const only = async () => {
  const [thread, ...others] = await storyComments(id);
  expect(others).toEqual([]);
  return thread as NonNullable<typeof thread>;
};

describe("a comment", () => {
  it("stands at its passage, with what is said about it", async () => {
    value(await addComment(writer, on("Nobody says what it costs.")));
    expect(await only()).toMatchObject({
      part: "body",
      quote: "Nobody says what it costs.",
      passage: { start: 31 },
      was: null,
      gone: false,
      sharedWith: null,
      resolved: null,
      remarks: [
        { text: "Who says so?", by: "Wim Example", byId: "writer-1", outside: false, suggestion: null },
      ],
    });
    expect(await openComments([id])).toEqual(new Map([[id, 1]]));
  });

  it("moves with what is saved, says what its passage was, and survives the passage", async () => {
    value(await addComment(editor, on("Nobody says what it costs.")));
    await saveNext(editor, id, { body: `First this.\n\n${body}`, autosave: true });
    expect((await only()).passage?.start).toBe(44);
    await saveNext(editor, id, { body: body.replace("what it costs", "what it will cost"), autosave: true });
    expect(await only()).toMatchObject({
      quote: "Nobody says what it will cost.",
      was: "Nobody says what it costs.",
      gone: false,
    });
    await saveNext(editor, id, { body: "All of it is new." });
    expect(await only()).toMatchObject({
      gone: true,
      passage: null,
      quote: "Nobody says what it will cost.",
    });
    await saveNext(editor, id, { summary: "Another summary of it." });
    expect(await only()).toMatchObject({ gone: true });
    value(await restoreRevision(editor, { id, expectedVersion: 5, number: 1 }));
    expect(await only()).toMatchObject({ gone: false, passage: { start: 31 }, was: null });
  });

  it("goes along when its passage is moved to another part, and keeps what it was made on", async () => {
    const { threadId } = value(await addComment(editor, on("Nobody says what it costs.")));
    await saveNext(editor, id, {
      body: body.replace("Nobody says what it costs.\n\n", ""),
      ourTake: "It is open. Nobody says what it costs.",
    });
    expect(await only()).toMatchObject({ part: "ourTake", gone: false, passage: { start: 12 }, was: null });
    expect(await database().commentThread.findUnique({ where: { id: threadId } })).toMatchObject({
      part: "body",
      start: 31,
    });
    await saveNext(editor, id, { body, ourTake: "It is open." });
    expect(await only()).toMatchObject({ part: "body", gone: false, passage: { start: 31 } });
  });

  it("keeps to its passage when two saves are merged", async () => {
    value(await addComment(editor, on("Nobody says what it costs.")));
    await saveNext(editor, id, { body: body.replace("on Monday", "on Tuesday, at last") });
    const mine = completeStory({ body: body.replace("More of it comes", "The rest of it follows") });
    expect(value(await saveStory(editor, { id, expectedVersion: 1, base: 1, content: mine })).merged).toBe(
      true,
    );
    expect(await only()).toMatchObject({ passage: { start: 41 }, gone: false });
  });

  it("can be made on a version that is not the newest, and says so when its passage is gone already", async () => {
    await saveNext(editor, id, { body: `Before it.\n\n${body.replace("Nobody says what it costs.", "")}` });
    value(await addComment(writer, on("Nobody says what it costs.")));
    expect(await only()).toMatchObject({ gone: true, quote: "Nobody says what it costs." });
    value(await addComment(writer, on("More of it comes in spring.")));
    const [, second] = await storyComments(id);
    const stored = `Before it.\n\n${body.replace("Nobody says what it costs.", "")}`;
    expect(second?.passage?.start).toBe(stored.indexOf("More of it comes"));
  });

  it("is on a part or on the whole story where no passage is chosen", async () => {
    value(await addComment(writer, on("", { part: "tags", passage: null })));
    value(await addComment(writer, on("", { part: null, passage: null })));
    await saveNext(editor, id, { tags: ["Weather"], body: "Other." });
    const threads = await storyComments(id);
    expect(threads.map(({ part, passage, gone }) => ({ part, passage, gone }))).toEqual([
      { part: "tags", passage: null, gone: false },
      { part: null, passage: null, gone: false },
    ]);
  });

  it("is refused in words that say what to do", async () => {
    const message = async (parts: Partial<Beginning>) =>
      refusal(await addComment(writer, on("Nobody", parts))).message;
    expect(await message({ text: " \n " })).toBe("Write what you want to say.");
    expect(await message({ text: "x".repeat(4001) })).toBe(
      "A comment has at most 4,000 characters; shorten it.",
    );
    expect(await message({ part: "tags" })).toBe("This part can only be commented on as a whole.");
    expect(await message({ passage: null, replacement: "x" })).toBe(
      "Select the words that your suggestion should replace.",
    );
    const elsewhere = { quote: "Never written", prefix: "", suffix: "", start: 0 };
    expect(await message({ passage: elsewhere })).toBe(
      "These words are not in the version that is stored; save, then select them again.",
    );
    expect(refusal(await addComment(writer, { ...on("Nobody"), id: 999_999 })).code).toBe("not_found");
    const reader: Actor = { ...writer, role: "reader" };
    expect(refusal(await addComment(reader, on("Nobody"))).code).toBe("forbidden");
    expect(refusal(await replyToComment(reader, { threadId: 1, text: "x" })).code).toBe("forbidden");
    expect(refusal(await replyToComment(writer, { threadId: 999_999, text: "x" })).code).toBe("not_found");
  });

  it("is answered, resolved and opened again, and the log tells of each once", async () => {
    const events = await watchEvents();
    const { threadId } = value(await addComment(writer, on("Nobody says")));
    value(await replyToComment(editor, { threadId, text: "The press release." }));
    value(await resolveComment(editor, { threadId }));
    value(await resolveComment(editor, { threadId }));
    expect(await only()).toMatchObject({
      resolved: { by: "Edda Example" },
      remarks: [{ by: "Wim Example" }, { by: "Edda Example", text: "The press release." }],
    });
    expect(await openComments([id])).toEqual(new Map());
    value(await reopenComment(writer, { threadId }));
    value(await reopenComment(writer, { threadId }));
    expect((await only()).resolved).toBeNull();
    const log = await events();
    expect(log.map(({ kind }) => kind)).toEqual([
      "story.commented",
      "story.comment_answered",
      "story.comment_resolved",
      "story.comment_reopened",
    ]);
    expect(log[0]).toMatchObject({
      storyId: id,
      actorId: "writer-1",
      data: { thread: threadId, part: "body" },
    });
    expect((await database().story.findUniqueOrThrow({ where: { id } })).version).toBe(1);
  });

  it("mentions whoever is named after an @ and may come to the desk", async () => {
    await database().user.createMany({
      data: [
        { id: "reader-9", name: "Rea Example", role: "reader", email: "rea@example.org" },
        { id: "gone-9", name: "Gus Example", suspendedAt: new Date(), email: "gus@example.org" },
      ],
    });
    const text = "@edda example, and @Rea Example, and @Gus Example: who says so? Not wim@wim example.";
    const { threadId } = value(await addComment(writer, on("Nobody says", { text })));
    expect((await only()).remarks[0]?.mentions).toEqual(["editor-1"]);
    expect(await mentionsOf("editor-1")).toMatchObject([{ threadId, storyId: id, by: "Wim Example", text }]);
    value(await resolveComment(editor, { threadId }));
    expect(await mentionsOf("editor-1")).toEqual([]);
  });

  it("is neither changed nor deleted in the database, but with its whole story", async () => {
    const { threadId, commentId } = value(await addComment(writer, on("Nobody says")));
    const { comment, commentThread, story } = database();
    await expect(comment.update({ where: { id: commentId }, data: { text: "Other" } })).rejects.toThrow();
    await expect(comment.delete({ where: { id: commentId } })).rejects.toThrow();
    await expect(commentThread.update({ where: { id: threadId }, data: { quote: "x" } })).rejects.toThrow();
    await expect(commentThread.delete({ where: { id: threadId } })).rejects.toThrow();
    await story.delete({ where: { id } });
    expect(await comment.count({ where: { id: commentId } })).toBe(0);
  });
});
