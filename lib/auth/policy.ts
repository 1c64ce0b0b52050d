export const roles = ["reader", "writer", "editor", "admin"] as const;
export type Role = (typeof roles)[number];

/** Who does something: a signed-in person, or (id null) the system on behalf of whoever runs a command on the machine. */
export type Actor = { id: string | null; name: string; role: Role };

export const systemActor: Actor = { id: null, name: "Takewire", role: "admin" };

export const acts = [
  "site.read",
  "desk.enter",
  "profile.change",
  "story.read",
  "story.create",
  "story.comment",
  "story.edit",
  "story.submit",
  "story.assign",
  "story.review",
  "story.approve",
  "story.publish",
  "story.retract",
  "story.judge",
  "picture.read",
  "picture.upload",
  "picture.edit",
  "picture.delete",
  "person.read",
  "person.invite",
  "person.change",
  "tag.change",
  "edition.change",
  "subscriber.read",
  "settings.change",
  "audit.read",
] as const;
export type Act = (typeof acts)[number];

/** What the answer may depend on; absent for acts that are not about one story. */
export type StoryFacts = {
  createdById: string | null;
  /** Whose turn it is, if it is anybody's. */
  assigneeId?: string | null;
  live: boolean;
};

/** Of a version that is to be approved: whether that person wrote in it, and whether its section lets them approve it. */
export type ApprovalFacts = { wrote: boolean; authorMayApprove: boolean };

/** Of a person whose role or state is to change: whether no active admin would be left without them. */
export type PersonFacts = { lastAdmin: boolean };

type FactsOf<A extends Act> = A extends "story.approve"
  ? ApprovalFacts
  : A extends `story.${string}`
    ? StoryFacts
    : A extends `person.${string}`
      ? PersonFacts
      : never;

/**
 * May this person do this? Readers read a site that is not for everyone. Writers write, see and comment on everything,
 * and change what they began or were given as long as readers do not see it; editors and admins do everything with
 * stories, but for approving what they wrote themselves where the section forbids that. Whoever began a story, and editors,
 * say what became of its claim. Whoever writes brings pictures and describes them; editors take them away, rename, merge and
 * split tags, and make the weekly mail. People, subscribers and settings are for admins, and one admin always stays.
 * A suspended person is nobody: `personOf` does not find them.
 */
export function may<A extends Act>(actor: Actor, act: A, facts?: FactsOf<A>): boolean {
  const writes = actor.role !== "reader";
  const edits = actor.role === "editor" || actor.role === "admin";
  switch (act as Act) {
    case "site.read":
    case "profile.change":
      return true;
    case "desk.enter":
    case "story.read":
    case "story.create":
    case "story.comment":
    case "picture.read":
    case "picture.upload":
    case "picture.edit":
      return writes;
    case "story.edit":
    case "story.submit":
    case "story.assign":
      return edits || (writes && isOwnDraft(actor, facts as StoryFacts | undefined));
    case "story.judge":
      return edits || (writes && isOwn(actor, facts as StoryFacts | undefined));
    case "story.approve":
      return edits && mayAnswerFor(facts as ApprovalFacts | undefined);
    case "story.review":
    case "story.publish":
    case "story.retract":
    case "picture.delete":
    case "tag.change":
    case "edition.change":
      return edits;
    case "person.read":
    case "person.invite":
    case "subscriber.read":
    case "settings.change":
    case "audit.read":
      return actor.role === "admin";
    case "person.change":
      return actor.role === "admin" && !(facts as PersonFacts | undefined)?.lastAdmin;
  }
}

function isOwn(actor: Actor, story: StoryFacts | undefined): boolean {
  return story !== undefined && actor.id !== null && story.createdById === actor.id;
}

function isOwnDraft(actor: Actor, story: StoryFacts | undefined): boolean {
  if (story === undefined || actor.id === null || story.live) return false;
  return story.createdById === actor.id || story.assigneeId === actor.id;
}

function mayAnswerFor(version: ApprovalFacts | undefined): boolean {
  return version === undefined || !version.wrote || version.authorMayApprove;
}
