import { describe, expect, it } from "vitest";
import { systemActor as admin } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import { setReview } from "#lib/review/ruling.ts";
import { addSection, deleteSection } from "#lib/sections/editing.ts";
import { sections } from "#lib/sections/queries.ts";
import { createStory, saveStory } from "#lib/stories/commands.ts";
import { withDatabase } from "#tests/support/database.ts";
import { watchEvents } from "#tests/support/events.ts";
import { refusal, value } from "#tests/support/newsroom.ts";
import { completeStory } from "#tests/support/stories.ts";

withDatabase();

const add = async (name: string) => value(await addSection(admin, { name, description: "" }));
const idOf = async (name: string) => (await sections()).find((section) => section.name === name)?.id ?? 0;

describe("a section is deleted", () => {
  it("with its checklists, but never the last one", async () => {
    await database().section.deleteMany();
    await add("News");
    await add("Weather");
    const id = await idOf("Weather");
    value(await setReview(admin, { sectionId: id, checklists: { submit: ["Rain?"] } }));
    const recent = await watchEvents();
    value(await deleteSection(admin, { id }));
    expect(await sections()).toMatchObject([{ name: "News" }]);
    expect(await database().checklist.count()).toBe(0);
    expect(await recent()).toMatchObject([{ kind: "section.deleted", before: { slug: "weather" } }]);
    expect(refusal(await deleteSection(admin, { id })).code).toBe("not_found");
    expect(refusal(await deleteSection(admin, { id: await idOf("News") })).message).toContain("last section");
  });

  it("when no version of a story stands in it; else a sentence says why not", async () => {
    await add("Policy");
    const id = await idOf("Policy");
    const story = value(await createStory(admin, completeStory({ section: "policy" })));
    expect(refusal(await deleteSection(admin, { id })).message).toBe(
      "A story stands in “Policy”; move it to another section first.",
    );
    const at = { id: story.id, expectedVersion: story.version };
    value(await saveStory(admin, { ...at, content: completeStory({ section: "news" }) }));
    expect(refusal(await deleteSection(admin, { id })).message).toContain("earlier versions of a story do");
    expect(await idOf("Policy")).toBe(id);
  });

  it("by admins", async () => {
    const editor = { id: "edda", name: "Edda Example", role: "editor" as const };
    expect(refusal(await deleteSection(editor, { id: 1 })).code).toBe("forbidden");
  });
});
