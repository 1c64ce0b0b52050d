import { randomUUID } from "node:crypto";
import type { ApprovalFacts, PersonFacts, Role, StoryFacts } from "#lib/auth/policy.ts";
import { systemActor } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import type { LibraryPicture } from "#lib/pictures/queries.ts";
import type { Result } from "#lib/result.ts";
import { shareDraft } from "#lib/sharing/commands.ts";
import { createStory, publishStory, saveStory } from "#lib/stories/commands.ts";
import { emptyContent } from "#lib/stories/content.ts";
import { makePerson, makeSession, testSecret } from "../people.ts";
import { jpeg } from "../pictures.ts";
import type { Site } from "../site.ts";
import { completeStory } from "../stories.ts";

/** Somebody at the doors. `role` is null for whoever the policy does not know: signed out, or suspended. */
export type Caller = { name: string; id: string; role: Role | null; cookie: string };

type Link = { linkId: number; path: string };
type Story = { id: number; version: number; link: Link; endedLink: Link; schedule: number };

/** When stories of the room are to be published: not while anybody looks. */
export const scheduledAt = new Date(Date.now() + 365 * 24 * 60 * 60 * 1000);

/** What a door is tried with, as its case wants it: the story's owner and readers, the person's being the last admin. */
export type Things = {
  story: Story;
  person: { id: string };
  picture: Pick<LibraryPicture, "id" | "src">;
  photo: Buffer;
};

export type Facts = StoryFacts | ApprovalFacts | PersonFacts | undefined;

/** Where callers try the doors: a site with one admin, a picture, somebody else to be changed, and stories as they are needed. */
export type Room = Awaited<ReturnType<typeof furnish>>;

export async function furnish(site: Site) {
  Object.assign(process.env, { DATABASE_URL: site.databaseUrl, AUTH_SECRET: testSecret });
  const person = (name: string, role: Role) => makePerson(site.databaseUrl, { name, role });
  const cookieOf = async (id: string) => {
    const { cookie } = await makeSession(site.databaseUrl, { id });
    return `${cookie.name}=${cookie.value}`;
  };
  const signedIn = async (role: Role): Promise<Caller> => {
    const { id } = await person(`Example ${role}`, role);
    return { name: role, id, role, cookie: await cookieOf(id) };
  };
  const [owner, colleague, gone] = [
    await person("Olga Owner", "writer"),
    await person("Cole Colleague", "writer"),
    await person("Sue Suspended", "admin"),
  ];
  await database().user.update({ where: { id: gone.id }, data: { suspendedAt: new Date() } });
  const admin = await signedIn("admin");
  const photo = await jpeg(100, 80, 7);
  const picture = await uploaded(site, admin, photo);
  const stories = new Map<string, Omit<Story, "version">>();
  const keyOf = (caller: Caller, facts: StoryFacts) => `${caller.name} ${JSON.stringify(facts)}`;

  return {
    site,
    admin,
    callers: [
      { name: "signed out", id: randomUUID(), role: null, cookie: "" },
      { name: "suspended admin", id: gone.id, role: null, cookie: await cookieOf(gone.id) },
      await signedIn("reader"),
      await signedIn("writer"),
      await signedIn("editor"),
      admin,
    ] as Caller[],

    /** What a caller finds behind a door in one case of its act. */
    async things(caller: Caller, facts: Facts): Promise<Things> {
      const wanted: StoryFacts = facts && "live" in facts ? facts : { createdById: "you", live: false };
      const key = keyOf(caller, wanted);
      const by = wanted.createdById === "me" && caller.role ? caller.id : owner.id;
      const story = stories.get(key) ?? (await written(by, wanted.live));
      stories.set(key, story);
      const assigneeId = wanted.assigneeId === "me" && caller.role ? caller.id : null;
      await database().story.update({ where: { id: story.id }, data: { assigneeId } });
      const { version } = await database().story.findUniqueOrThrow({ where: { id: story.id } });
      const person = facts && "lastAdmin" in facts && facts.lastAdmin ? admin : colleague;
      return { story: { ...story, version }, person, picture, photo };
    },

    /** After a use that leaves the story or the session of no use to the next. */
    async renew(caller: Caller, facts: Facts, what: "story" | "session"): Promise<void> {
      if (what === "session" && caller.role) caller.cookie = await cookieOf(caller.id);
      if (what === "story" && facts && "live" in facts) stories.delete(keyOf(caller, facts));
    },
  };
}

/** Two versions and two links, one of them to be ended. What readers do not see is not complete enough to be published. */
async function written(id: string, live: boolean): Promise<Omit<Story, "version">> {
  const by = { ...systemActor, id };
  const text = { headline: `Example Org opens door ${randomUUID()}` };
  const content = live ? completeStory(text) : { ...emptyContent, ...text };
  const first = done(await createStory(by, content));
  const at = { id: first.id, expectedVersion: first.version };
  const second = done(await saveStory(by, { ...at, content: { ...content, ourTake: "Another take." } }));
  const link = () => shareDraft(by, { id: first.id, number: 1, days: 1, note: "" }).then(done);
  if (live) done(await publishStory(by, { id: first.id, expectedVersion: second.version }));
  const waiting = {
    kind: "publish",
    number: 2,
    hash: "0".repeat(64),
    at: scheduledAt,
    nextAt: scheduledAt,
  } as const;
  const { id: schedule } = await database().schedule.create({
    data: { ...waiting, storyId: first.id, byName: by.name },
  });
  return { id: first.id, link: await link(), endedLink: await link(), schedule };
}

async function uploaded(site: Site, { cookie }: Caller, photo: Buffer): Promise<LibraryPicture> {
  const answer = await fetch(`${site.url}/api/desk/pictures?name=door.jpg`, {
    method: "POST",
    headers: { cookie, origin: site.url },
    body: new Uint8Array(photo),
  });
  return done((await answer.json()) as Result<LibraryPicture>);
}

function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}
