import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { casesOf, marks, matrix, readme } from "#lib/auth/matrix.ts";
import { type Act, type Actor, acts, may, roles, type StoryFacts } from "#lib/auth/policy.ts";

const own = { createdById: "me", live: false };
const ownLive = { createdById: "me", live: true };
const another = { createdById: "you", live: false };
const me = (role: Actor["role"]): Actor => ({ id: "me", name: "Me", role });

const isStoryAct = (act: Act): act is Extract<Act, `story.${string}`> => act.startsWith("story.");

describe("who may do what", () => {
  it("lets editors and admins do everything with stories", () => {
    for (const role of ["editor", "admin"] as const)
      for (const act of acts.filter(isStoryAct))
        for (const story of [own, ownLive, another]) expect(may(me(role), act, story)).toBe(true);
  });

  it("lets a writer write, change what they began as long as readers do not see it, and say what became of its claim", () => {
    const allowed = (story: StoryFacts) =>
      acts.filter((act) => isStoryAct(act) && may(me("writer"), act, story));
    const writing = ["story.edit", "story.submit", "story.assign"];
    expect(allowed(own)).toEqual(["story.read", "story.create", "story.comment", ...writing, "story.judge"]);
    const seen = ["story.read", "story.create", "story.comment"];
    expect(allowed({ ...another, assigneeId: "me" })).toEqual([...seen, ...writing]);
    expect(allowed({ ...another, assigneeId: "me", live: true })).toEqual(seen);
    expect(allowed(ownLive)).toEqual([...seen, "story.judge"]);
    expect(allowed(another)).toEqual(seen);
  });

  it("lets editors approve, their own words only where the section allows that", () => {
    const approve = (role: Actor["role"], wrote: boolean, authorMayApprove: boolean) =>
      may(me(role), "story.approve", { wrote, authorMayApprove });
    for (const role of ["editor", "admin"] as const) {
      expect(approve(role, false, false)).toBe(true);
      expect(approve(role, true, true)).toBe(true);
      expect(approve(role, true, false)).toBe(false);
    }
    for (const role of ["reader", "writer"] as const) expect(approve(role, false, true)).toBe(false);
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
    expect(may(system, "story.edit", { ...orphan, assigneeId: null })).toBe(false);
    expect(may(me("writer"), "story.edit", orphan)).toBe(false);
    expect(may(system, "story.edit", orphan)).toBe(false);
  });

  it("lets a reader read the site and mind their own account, and nothing of the desk", () => {
    const allowed = acts.filter((act) =>
      casesOf(act).some(({ facts }) => may(me("reader"), act, facts as never)),
    );
    expect(allowed).toEqual(["site.read", "profile.change"]);
  });

  it("leaves people, settings and the event log to admins, and never takes the last one away", () => {
    const forAdmins = acts.filter((act) => /^(person|settings|audit)\./.test(act));
    for (const role of roles) {
      for (const act of forAdmins) expect(may(me(role), act), `${role} ${act}`).toBe(role === "admin");
    }
    expect(may(me("admin"), "person.change", { lastAdmin: false })).toBe(true);
    expect(may(me("admin"), "person.change", { lastAdmin: true })).toBe(false);
  });

  it("is written down as it is: the README's table says what the policy says", () => {
    const [, written = ""] = readFileSync(readme, "utf8").split(marks[0]);
    const narrow = (table = "") => table.trim().replace(/ +/g, " ").replace(/-{3,}/g, "---");
    expect(narrow(written.split(marks[1])[0]), "run node lib/auth/matrix.ts").toBe(narrow(matrix()));
    for (const act of acts) expect(matrix()).toContain(`| \`${act}\` |`);
  });

  it("knows four roles", () => {
    expect(roles).toEqual(["reader", "writer", "editor", "admin"]);
  });
});
