import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { acceptSuggestion } from "#lib/comments/accepting.ts";
import { addComment, replyToComment } from "#lib/comments/commands.ts";
import { commentThroughLink, linkLimits, replyThroughLink } from "#lib/comments/outside.ts";
import { linkComments, storyComments } from "#lib/comments/queries.ts";
import { database } from "#lib/database/client.ts";
import { revokeShare, shareDraft } from "#lib/sharing/commands.ts";
import { createStory } from "#lib/stories/commands.ts";
import { deskStory } from "#lib/stories/desk-queries.ts";
import { watchEvents } from "../../support/events.ts";
import { editor, refusal, value, withNewsroom, writer } from "../../support/newsroom.ts";
import { completeStory } from "../../support/stories.ts";
import { saveNext } from "../../support/versions.ts";

withNewsroom();

const body = "The **archive** [opened](https://example.org/archive) on Monday.\n\nNobody says what it costs.";
const secretBefore = process.env.AUTH_SECRET;
let id: number;

beforeAll(() => {
  process.env.AUTH_SECRET = "only-for-tests-0123456789abcdefghij";
});

afterAll(() => {
  if (secretBefore === undefined) delete process.env.AUTH_SECRET;
  else process.env.AUTH_SECRET = secretBefore;
});

beforeEach(async () => {
  id = value(await createStory(editor, completeStory({ body }))).id;
});

async function share(comments = true) {
  const link = value(await shareDraft(editor, { id, number: 1, days: 7, note: "A lawyer", comments }));
  return { ...link, token: link.path.replace("/desk/shared/", "") };
}
const said = (quote: string, text = "Is this so?") => ({
  name: " Lea  Lawyer ",
  part: "body" as const,
  passage: { quote, prefix: "", suffix: "", start: 0 },
  text,
});

describe("somebody with a link", () => {
  it("comments under a given name on what they read, and it stands at the passage as it is written now", async () => {
    const events = await watchEvents();
    const { token, linkId } = await share();
    await saveNext(editor, id, { body: `First this.\n\n${body}` });
    const { threadId } = value(await commentThroughLink(token, said("The archive opened on Monday")));
    const [thread] = await storyComments(id);
    expect(thread).toMatchObject({
      id: threadId,
      quote: "The **archive** [opened](https://example.org/archive) on Monday",
      passage: { start: 13 },
      sharedWith: "A lawyer",
      remarks: [{ by: "Lea Lawyer", byId: null, outside: true, text: "Is this so?" }],
    });
    expect(await linkComments(linkId)).toMatchObject([
      { id: threadId, place: { start: 0 }, resolved: false },
    ]);
    expect((await events()).at(-1)).toMatchObject({
      kind: "story.commented",
      actorId: null,
      actorName: "Lea Lawyer",
      data: { link: linkId, thread: threadId },
    });
  });

  it("sees the answers to it, answers back, and sees nothing else that the desk says", async () => {
    const { token, linkId } = await share();
    const { threadId } = value(await commentThroughLink(token, said("Nobody says")));
    value(await addComment(writer, { id, number: 1, part: null, passage: null, text: "Among ourselves." }));
    value(await replyToComment(editor, { threadId, text: "It is." }));
    value(await replyThroughLink(token, { threadId, name: "Lea Lawyer", text: "Good. @Edda Example" }));
    const threads = await linkComments(linkId);
    expect(threads).toHaveLength(1);
    expect(threads[0]?.remarks.map(({ by }) => by)).toEqual(["Lea Lawyer", "Edda Example", "Lea Lawyer"]);
    expect(JSON.stringify(threads)).not.toMatch(/editor-1|A lawyer/);
    const [onDesk] = await storyComments(id);
    expect(onDesk?.remarks.flatMap(({ mentions }) => mentions)).toEqual([]);
  });

  it("suggests other words where they read what is stored, and is told where they do not", async () => {
    const { token } = await share();
    const suggesting = (quote: string) =>
      commentThroughLink(token, { ...said(quote, ""), replacement: "It is free" });
    expect(refusal(await suggesting("The archive opened on Monday")).message).toContain(
      "links, bold letters",
    );
    expect(await storyComments(id)).toEqual([]);
    const { commentId } = value(await suggesting("Nobody says what it costs"));
    expect((await storyComments(id))[0]?.remarks).toMatchObject([
      { outside: true, text: "", suggestion: { replacement: "It is free", fits: true } },
    ]);
    value(await acceptSuggestion(editor, { commentId }));
    expect((await deskStory(id))?.content.body).toContain("\n\nIt is free.");
  });

  it("cannot when the link is for reading only, has ended, or is another one", async () => {
    const reading = await share(false);
    expect(refusal(await commentThroughLink(reading.token, said("Nobody"))).code).toBe("forbidden");
    const { token, linkId } = await share();
    const { threadId } = value(await commentThroughLink(token, said("Nobody")));
    const other = await share();
    const reply = { threadId, name: "Lea", text: "x" };
    expect(refusal(await replyThroughLink(other.token, reply)).code).toBe("not_found");
    value(await revokeShare(editor, { linkId }));
    expect(refusal(await commentThroughLink(token, said("Nobody"))).code).toBe("not_found");
    expect(refusal(await replyThroughLink(token, reply)).code).toBe("not_found");
    expect(refusal(await commentThroughLink("1.1.1", said("Nobody"))).code).toBe("not_found");
    expect(await storyComments(id)).toHaveLength(1);
  });

  it("has to say who they are, and cannot flood the desk", async () => {
    const { token, linkId } = await share();
    const nameless = await commentThroughLink(token, { ...said("Nobody"), name: " " });
    expect(refusal(nameless)).toMatchObject({ code: "invalid", fields: { name: [expect.any(String)] } });
    const { threadId } = value(await commentThroughLink(token, said("Nobody")));
    await database().comment.createMany({
      data: Array.from({ length: linkLimits.atOnce - 1 }, () => ({
        threadId,
        linkId,
        text: "x",
        authorName: "Lea",
      })),
    });
    expect(refusal(await commentThroughLink(token, said("Nobody"))).message).toContain("at once");
  });
});

describe("words that somebody with a link selected", () => {
  it("are found in whichever part they stand, and refused when they stand in none", async () => {
    const { token } = await share();
    const { part: _, ...take } = said("the licence is still missing");
    value(await commentThroughLink(token, take));
    expect((await storyComments(id))[0]).toMatchObject({
      part: "ourTake",
      quote: "the licence is still **missing",
    });
    const { part: __, ...nowhere } = said("never written anywhere");
    expect(refusal(await commentThroughLink(token, nowhere)).message).toContain("not in the text");
    value(await commentThroughLink(token, { ...nowhere, passage: null }));
    expect((await storyComments(id))[1]).toMatchObject({ part: null, quote: "" });
  });
});
