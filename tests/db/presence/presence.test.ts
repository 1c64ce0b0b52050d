import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { database } from "#lib/database/client.ts";
import { left, seen } from "#lib/presence/commands.ts";
import { othersOn } from "#lib/presence/queries.ts";
import { createStory } from "#lib/stories/commands.ts";
import { editor, refusal, value, withNewsroom, writer } from "../../support/newsroom.ts";
import { completeStory } from "../../support/stories.ts";

withNewsroom();

const person = { ...editor, id: "editor-1" };
const colleague = { ...writer, id: "writer-1" };
let storyId: number;
let tab: string;
let mine: string;

beforeEach(async () => {
  storyId = value(await createStory(editor, completeStory())).id;
  tab = randomUUID();
  mine = randomUUID();
});

describe("who is here", () => {
  it("names the others on a story and the part they are in, never the one who asks", async () => {
    value(await seen(person, { tab: mine, storyId, part: null }));
    value(await seen(colleague, { tab, storyId, part: "body" }));
    value(await seen(colleague, { tab, storyId, part: "summary" }));
    expect(await othersOn(storyId, mine)).toEqual([
      { tab, userId: "writer-1", name: "Wim Example", part: "summary" },
    ]);
  });

  it("forgets a tab that says goodbye, and one that has been quiet for a while", async () => {
    value(await seen(colleague, { tab, storyId, part: "body" }));
    await left(person, { tab });
    expect(await othersOn(storyId, mine)).toHaveLength(1);
    await left(colleague, { tab });
    expect(await othersOn(storyId, mine)).toEqual([]);
    value(await seen(colleague, { tab, storyId, part: "body" }));
    await database().presence.updateMany({ where: { tab }, data: { seenAt: new Date(Date.now() - 21_000) } });
    expect(await othersOn(storyId, mine)).toEqual([]);
  });

  it("moves with the tab to another story, and does not let one person speak for another's tab", async () => {
    const other = value(await createStory(editor, completeStory())).id;
    value(await seen(colleague, { tab, storyId, part: "body" }));
    value(await seen(person, { tab, storyId: other, part: "body" }));
    expect(await othersOn(other, mine)).toEqual([]);
    value(await seen(colleague, { tab, storyId: other, part: null }));
    expect(await othersOn(storyId, mine)).toEqual([]);
    expect(await othersOn(other, mine)).toHaveLength(1);
  });

  it("knows no story that does not exist", async () => {
    expect(refusal(await seen(person, { tab, storyId: 999_999, part: null })).code).toBe("not_found");
  });

  it("sweeps the tabs that never said goodbye", async () => {
    value(await seen(colleague, { tab, storyId, part: null }));
    await database().presence.updateMany({
      where: { tab },
      data: { seenAt: new Date(Date.now() - 61 * 60_000) },
    });
    value(await seen(person, { tab: mine, storyId, part: null }));
    expect(await database().presence.count({ where: { tab } })).toBe(0);
  });
});
