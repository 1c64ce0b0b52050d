import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import { addSection, changeSection, deleteSection, orderSections } from "#lib/sections/editing.ts";
import { sections } from "#lib/sections/queries.ts";
import { withDatabase } from "#tests/support/database.ts";
import { watchEvents } from "#tests/support/events.ts";
import { refusal, value } from "#tests/support/newsroom.ts";

withDatabase();

const admin: Actor = { id: "ada", name: "Ada Admin", role: "admin" };
let recent: Awaited<ReturnType<typeof watchEvents>>;

beforeEach(async () => {
  await database().section.deleteMany();
  for (const name of ["News", "Policy"]) value(await addSection(admin, { name, description: "" }));
  recent = await watchEvents();
});

const names = async () => (await sections()).map(({ name }) => name);
const idOf = async (name: string) => (await sections()).find((section) => section.name === name)?.id ?? 0;

describe("a section", () => {
  it("is added behind the others, at an address made from its name", async () => {
    value(await addSection(admin, { name: "  Über \n Chips ", description: " What is made of sand. " }));
    expect((await sections()).at(-1)).toMatchObject({
      name: "Über Chips",
      slug: "uber-chips",
      description: "What is made of sand.",
    });
    expect(await recent()).toMatchObject([{ kind: "section.created", title: "Über Chips" }]);
  });

  it("keeps its address when it is renamed", async () => {
    const id = await idOf("News");
    value(await changeSection(admin, { id, name: "Reports", description: "What happened." }));
    expect((await sections())[0]).toMatchObject({
      name: "Reports",
      slug: "news",
      description: "What happened.",
    });
    value(await changeSection(admin, { id, name: "Reports", description: "What happened." }));
    expect(await recent()).toMatchObject([
      { kind: "section.changed", before: { name: "News" }, after: { name: "Reports" } },
    ]);
  });

  it("has a name and an address of its own", async () => {
    const id = await idOf("News");
    for (const name of ["news", " NEWS ", ""])
      expect(refusal(await addSection(admin, { name, description: "" })).fields).toHaveProperty("name");
    expect(refusal(await changeSection(admin, { id, name: "policy", description: "" })).code).toBe("invalid");
    value(await changeSection(admin, { id, name: "Reports", description: "" }));
    const twin = refusal(await addSection(admin, { name: "News", description: "" }));
    expect(twin.fields?.name?.[0]).toContain("/sections/news");
    expect(refusal(await changeSection(admin, { id: 4711, name: "x", description: "" })).code).toBe(
      "not_found",
    );
  });

  it("goes where it is put, if nobody has added one meanwhile", async () => {
    const [news, policy] = [await idOf("News"), await idOf("Policy")];
    value(await orderSections(admin, [policy, news]));
    expect(await names()).toEqual(["Policy", "News"]);
    for (const ids of [[policy], [policy, policy], [policy, news, 4711], []])
      expect(refusal(await orderSections(admin, ids)).code).toBe("conflict");
    expect(await recent()).toMatchObject([
      { kind: "section.ordered", before: { order: "News, Policy" }, after: { order: "Policy, News" } },
    ]);
  });

  it("is for admins", async () => {
    const editor: Actor = { ...admin, role: "editor" };
    expect(refusal(await addSection(editor, { name: "Mine", description: "" })).code).toBe("forbidden");
    expect(refusal(await orderSections(editor, [])).code).toBe("forbidden");
    expect(refusal(await deleteSection(editor, { id: 1 })).code).toBe("forbidden");
  });
});
