import { emptyContent } from "#lib/stories/content.ts";
import { scheduledAt, type Things } from "./room.ts";
import type { Use } from "./use.ts";

/** The doors of writing a story and of moving it on. */
export const writing: Record<string, Use | Use[]> = {
  // Writing.
  "page /desk": { needs: "desk.enter" },
  "page /desk/stories/new": { needs: "story.create" },
  "page /desk/paste": { needs: "story.create" },
  "page /desk/preview": { needs: "desk.enter" },
  "page /desk/stories/[id]": { needs: "story.read", path: ({ story }) => `/desk/stories/${story.id}` },
  "GET /api/desk/stories/[id]": { needs: "story.read", path: ({ story }) => `/api/desk/stories/${story.id}` },
  "GET /api/desk/stories/[id]/related": {
    needs: "story.read",
    path: ({ story }) => `/api/desk/stories/${story.id}/related`,
  },
  "POST /api/desk/stories": [
    { needs: "story.create", send: () => saving(null, null) },
    { needs: "story.edit", send: ({ story }) => saving(story.id, story.version) },
  ],
  "POST /api/desk/presence": [
    { needs: "story.read", send: ({ story }) => ({ tab, storyId: story.id, part: "body" }) },
    {
      needs: "desk.enter",
      send: ({ story }) => ({ tab, storyId: story.id, part: null, leaving: true }),
    },
  ],
  "action paste: readPasted": { needs: "story.create", send: () => "A headline\n\nOur Take\n\nA take." },
  "action preview: drawStory": {
    needs: "story.read",
    send: ({ story }) => ({ draft: { content: draft, publishedLocal: "" }, storyId: story.id }),
  },
  "action stories: lookUpStories": { needs: "story.read", send: () => "example" },
  "action stories/tags: suggest": {
    needs: "story.create",
    send: ({ story }) => ({
      id: story.id,
      content: { headline: "A headline", summary: "", ourTake: "", whyItMatters: "", body: "", tags: [] },
    }),
  },
  "action stories: publication": { needs: "story.read", send: ({ story }) => story.id },

  // Moving a story on.
  "action stories: move": [
    { needs: "story.submit", send: ({ story }) => moving(story, "submit"), hears: ["ok", "conflict"] },
    ...["approve", "requestChanges", "restore"].map((move) => ({
      needs: "story.review" as const,
      send: ({ story }: Things) => moving(story, move),
      hears: ["ok", "conflict"],
    })),
  ],
  "action stories: assign": {
    needs: "story.assign",
    send: ({ story }) => ({ ...moving(story), assigneeId: null }),
  },
  "action stories: moveChosen": {
    needs: "desk.enter",
    send: ({ story }) => ({ stories: [moving(story)], move: "submit" }),
  },
  "action stories: question": { needs: "desk.enter", send: ({ story }) => [story.id] },
  "page /desk/board": { needs: "desk.enter" },
  "action stories: publish": {
    needs: "story.publish",
    send: ({ story }) => moving(story),
    hears: ["ok", "invalid", "conflict"],
  },
  "action stories: retract": {
    needs: "story.retract",
    send: ({ story }) => ({ ...moving(story), reason: "" }),
    hears: ["ok", "conflict"],
    usesUp: "story",
  },

  // Looking back.
  "page /desk/takes": { needs: "story.read" },
  "page /desk/takes/[id]": {
    needs: "story.read",
    path: ({ story }) => `/desk/takes/${story.id}`,
    hears: ["not_found"],
  },
  "action takes: judge": {
    needs: "story.judge",
    send: ({ story }) => ({ story: story.id, version: 0, verdict: "held", note: "So it was.", url: "" }),
    hears: ["not_found"],
  },
  "action takes: withdraw": {
    needs: "story.judge",
    send: ({ story }) => ({ story: story.id, version: 0, reason: "A slip." }),
    hears: ["not_found"],
  },

  // The schedule.
  "page /desk/calendar": { needs: "story.read" },
  "action calendar: entries": { needs: "story.read", send: ({ story }) => story.id },
  "action calendar: plan": { needs: "story.read", send: ({ story }) => story.id },
  "action calendar: publishAt": {
    needs: "story.publish",
    send: ({ story }) => ({ ...moving(story), number: 2, at: later }),
    hears: ["ok", "invalid", "conflict"],
  },
  "action calendar: retractAt": {
    needs: "story.retract",
    send: ({ story }) => ({ ...moving(story), at: later, reason: "" }),
    hears: ["ok", "conflict"],
  },
  "action calendar: move": {
    needs: "story.publish",
    send: ({ story }) => ({ schedule: story.schedule, from: later, at: later }),
    hears: ["ok", "conflict"],
  },
  "action calendar: takeOff": {
    needs: "story.publish",
    send: ({ story }) => ({ schedule: story.schedule }),
    hears: ["ok", "conflict"],
    usesUp: "story",
  },
  "action calendar: tryAgain": {
    needs: "story.publish",
    send: ({ story }) => ({ schedule: story.schedule }),
    hears: ["conflict"],
  },

  // Versions and links to them.
  "page /desk/stories/[id]/history": {
    needs: "story.read",
    path: ({ story }) => `/desk/stories/${story.id}/history`,
  },
  "page /desk/stories/[id]/compare": {
    needs: "story.read",
    path: ({ story }) => `/desk/stories/${story.id}/compare?from=1&to=2`,
  },
  "page /desk/stories/[id]/versions/[number]": {
    needs: "story.read",
    path: ({ story }) => `/desk/stories/${story.id}/versions/1`,
  },
  "action stories/[id]/history: recentVersions": { needs: "story.read", send: ({ story }) => story.id },
  "action stories/[id]/comments: comments": { needs: "story.read", send: ({ story }) => story.id },
  "action stories/[id]/comments: colleagues": { needs: "story.comment", send: ({ story }) => story.id },
  "action stories/[id]/comments: comment": {
    needs: "story.comment",
    send: ({ story }) => ({
      id: story.id,
      about: { number: 1, part: null, passage: null, text: "Who says so?", replacement: null },
    }),
  },
  "action stories/[id]/comments: reply": {
    needs: "story.comment",
    send: () => ({ threadId: 999_999, answer: { text: "x", replacement: null } }),
    hears: ["not_found"],
  },
  "action stories/[id]/comments: settle": {
    needs: "story.comment",
    send: () => ({ threadId: 999_999, resolved: true }),
    hears: ["not_found"],
  },
  "action stories/[id]/comments: accept": {
    needs: "story.comment",
    send: () => ({ commentId: 999_999 }),
    hears: ["not_found"],
  },
  "action stories/[id]/history: steps": {
    needs: "story.read",
    send: ({ story }) => ({ id: story.id, sitting: 1 }),
  },
  "action stories/[id]/history: restoring": {
    needs: "story.read",
    send: ({ story }) => ({ id: story.id, number: 1 }),
  },
  "action stories/[id]/history: shares": { needs: "story.read", send: ({ story }) => story.id },
  "action stories/[id]/history: name": {
    needs: "story.edit",
    send: ({ story }) => ({ id: story.id, number: 1, name: "A name" }),
  },
  "action stories/[id]/history: restore": {
    needs: "story.edit",
    send: ({ story }) => ({ id: story.id, number: 1, expectedVersion: story.version }),
    hears: ["ok", "conflict"],
  },
  "action stories/[id]/history: share": {
    needs: "story.edit",
    send: ({ story }) => ({ id: story.id, number: 1, days: 1, note: "", comments: false }),
  },
  "action stories/[id]/history: revoke": {
    needs: "story.edit",
    send: ({ story }) => ({ linkId: story.endedLink.linkId }),
  },
};

const later = inActions(scheduledAt);
const tab = "6d2f4d3a-93a5-4c8e-9a0f-3c1f0f6b7a11";
const draft = { ...emptyContent, headline: "A door to be tried" };

function saving(id: number | null, expectedVersion: number | null) {
  const headline = `${draft.headline}, ${id ? `version ${expectedVersion}` : "new"}`;
  return {
    ...{ id, expectedVersion, base: null, publishedLocal: null, autosave: false },
    content: { ...draft, headline },
  };
}

function moving({ id, version: expectedVersion }: Things["story"], move?: string) {
  return { id, expectedVersion, ...(move && { move }) };
}

/** An instant as the input of an action carries it. */
function inActions(instant: Date): string {
  return `$D${instant.toISOString()}`;
}
