export const roles = ["writer", "editor", "admin"] as const;
export type Role = (typeof roles)[number];

/** Who does something: a signed-in person, or (id null) the system on behalf of whoever runs a command on the machine. */
export type Actor = { id: string | null; name: string; role: Role };

export const systemActor: Actor = { id: null, name: "Takewire", role: "admin" };

export const acts = [
  "story.read",
  "story.create",
  "story.edit",
  "story.submit",
  "story.review",
  "story.publish",
  "story.retract",
  "picture.read",
  "picture.upload",
  "picture.edit",
  "picture.delete",
] as const;
export type Act = (typeof acts)[number];

/** What the answer may depend on; absent for acts that are not about one story. */
export type StoryFacts = { createdById: string | null; live: boolean };

/**
 * May this person do this? Writers write, see everything and change what they began as long as readers do not see it;
 * editors and admins do everything with stories. Everybody brings pictures and describes them; editors take them away.
 */
export function may(actor: Actor, act: Act, story?: StoryFacts): boolean {
  if (actor.role === "editor" || actor.role === "admin") return true;
  switch (act) {
    case "story.read":
    case "story.create":
    case "picture.read":
    case "picture.upload":
    case "picture.edit":
      return true;
    case "story.edit":
    case "story.submit":
      return story !== undefined && actor.id !== null && story.createdById === actor.id && !story.live;
    default:
      return false;
  }
}
