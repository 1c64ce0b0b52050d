import { beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import { createStory, publishStory, retractStory, saveStory } from "#lib/stories/commands.ts";
import { storyHistory } from "#lib/stories/desk-queries.ts";
import { editor, publish, refusal, value, withNewsroom, writer } from "../../support/newsroom.ts";
import { completeStory } from "../../support/stories.ts";

withNewsroom();

let n = 0;
let headline = "";
beforeEach(() => {
  n += 1;
  headline = `Archive number ${n} opens`;
});

describe("who may", () => {
  it("lets writers write their own stories and nothing more", async () => {
    const own = value(await createStory(writer, completeStory({ headline })));
    const content = completeStory({ headline, body: "Changed." });
    expect((await saveStory(writer, { id: own.id, expectedVersion: 1, content })).ok).toBe(true);
    expect(refusal(await publishStory(writer, { id: own.id, expectedVersion: 2 })).code).toBe("forbidden");
    const published = value(await publishStory(editor, { id: own.id, expectedVersion: 2 }));
    const refusedEdit = await saveStory(writer, {
      id: own.id,
      expectedVersion: published.version,
      content: { headline },
    });
    expect(refusal(refusedEdit).code).toBe("forbidden");
    expect(refusal(await retractStory(writer, { id: own.id, expectedVersion: published.version })).code).toBe(
      "forbidden",
    );
    const other = value(await createStory(editor, completeStory({ headline })));
    expect(refusal(await saveStory(writer, { id: other.id, expectedVersion: 1, content })).code).toBe(
      "forbidden",
    );
  });

  it("tells whoever may not change a story just that, not what has been stored meanwhile", async () => {
    const { id } = value(await createStory(editor, completeStory({ headline })));
    const late = await saveStory(writer, {
      id,
      expectedVersion: 7,
      base: 1,
      content: completeStory({ headline }),
    });
    expect(refusal(late)).toEqual(expect.objectContaining({ code: "forbidden" }));
    expect(refusal(late).current).toBeUndefined();
  });

  it("says that there is no such story", async () => {
    expect(refusal(await publishStory(editor, { id: 999_999, expectedVersion: 1 })).code).toBe("not_found");
  });
});

describe("the log", () => {
  it("tells what happened, who did it and to which revision", async () => {
    const story = value(await publish(await createStory(editor, completeStory({ headline }))));
    await retractStory(systemActor, { id: story.id, expectedVersion: story.version });
    expect((await storyHistory(story.id)).map(({ kind, who, revision }) => [kind, who, revision])).toEqual([
      ["story.retracted", "Takewire", 1],
      ["story.published", "Edda Example", 1],
      ["story.created", "Edda Example", 1],
    ]);
  });
});

describe("the database itself", () => {
  it("refuses to change a revision", async () => {
    const story = value(await createStory(editor, completeStory({ headline })));
    const where = { storyId_number: { storyId: story.id, number: 1 } };
    await expect(database().revision.update({ where, data: { body: "Forged." } })).rejects.toThrow(
      /never changed/,
    );
  });

  it("refuses to point a story at another story's revision", async () => {
    const story = value(await createStory(editor, completeStory({ headline })));
    await expect(
      database().story.update({ where: { id: story.id }, data: { workingNumber: 7 } }),
    ).rejects.toThrow();
  });

  it("refuses a published state without a published revision", async () => {
    const story = value(await createStory(editor, completeStory({ headline })));
    await expect(
      database().story.update({ where: { id: story.id }, data: { state: "published" } }),
    ).rejects.toThrow();
  });

  it("refuses the same address for two stories", async () => {
    const one = value(await createStory(editor, completeStory({ headline })));
    const two = value(await createStory(editor, completeStory({ headline: `${headline} again` })));
    await expect(
      database().story.update({ where: { id: two.id }, data: { slug: one.slug } }),
    ).rejects.toThrow();
  });
});
