import { describe, expect, it } from "vitest";
import { type Act, type Actor, acts, may, roles } from "#lib/auth/policy.ts";

const own = { createdById: "me", live: false };
const ownLive = { createdById: "me", live: true };
const another = { createdById: "you", live: false };
const me = (role: Actor["role"]): Actor => ({ id: "me", name: "Me", role });

describe("who may do what", () => {
  it("lets editors and admins do everything with stories", () => {
    for (const role of ["editor", "admin"] as const)
      for (const act of acts)
        for (const story of [own, ownLive, another]) expect(may(me(role), act, story)).toBe(true);
  });

  it("lets a writer write, and change what they began as long as readers do not see it", () => {
    const allowed = (story: typeof own) =>
      acts.filter((act) => act.startsWith("story.") && may(me("writer"), act, story));
    expect(allowed(own)).toEqual(["story.read", "story.create", "story.edit", "story.submit"]);
    expect(allowed(ownLive)).toEqual(["story.read", "story.create"]);
    expect(allowed(another)).toEqual(["story.read", "story.create"]);
  });

  it("lets everybody bring pictures and describe them, and editors take them away", () => {
    const allowed = (role: Actor["role"]) =>
      acts.filter((act) => act.startsWith("picture.") && may(me(role), act));
    expect(allowed("writer")).toEqual(["picture.read", "picture.upload", "picture.edit"]);
    expect(allowed("editor")).toEqual([...allowed("writer"), "picture.delete"]);
    expect(allowed("admin")).toEqual(allowed("editor"));
  });

  it("gives nobody more for a story that nobody began", () => {
    const orphan = { createdById: null, live: false };
    const system: Actor = { id: null, name: "Takewire", role: "writer" };
    for (const act of ["story.publish", "story.retract", "story.review"] satisfies Act[])
      expect(may(me("writer"), act, orphan)).toBe(false);
    expect(may(me("writer"), "story.edit", orphan)).toBe(false);
    expect(may(system, "story.edit", orphan)).toBe(false);
  });

  it("knows three roles", () => {
    expect(roles).toEqual(["writer", "editor", "admin"]);
  });
});
