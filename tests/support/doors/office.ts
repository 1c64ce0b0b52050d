import type { Use } from "./use.ts";

/** The doors of what surrounds the stories: pictures, tags, people, the site and its log. */
export const office: Record<string, Use | Use[]> = {
  // Pictures.
  "page /desk/pictures": { needs: "picture.read" },
  "page /desk/pictures/[id]": {
    needs: "picture.read",
    path: ({ picture }) => `/desk/pictures/${picture.id}`,
  },
  "GET /api/desk/pictures": { needs: "picture.read" },
  "POST /api/desk/pictures": {
    needs: "picture.upload",
    path: () => "/api/desk/pictures?name=door.jpg",
    send: ({ photo }) => photo,
  },
  "PUT /api/desk/pictures/[id]": {
    needs: "picture.edit",
    path: ({ picture }) => `/api/desk/pictures/${picture.id}`,
    send: () => ({ alt: "A door." }),
  },
  "DELETE /api/desk/pictures/[id]": {
    needs: "picture.delete",
    path: () => "/api/desk/pictures/999999",
    hears: ["not_found"],
  },

  // People.
  "page /desk/people": { needs: "person.read" },
  "action people: invite": {
    needs: "person.invite",
    send: () => ({ email: "invited@example.org", role: "writer" }),
  },
  "action people: revoke": { needs: "person.invite", send: () => ({ id: 999_999 }), hears: ["not_found"] },
  "action people: giveRole": {
    needs: "person.change",
    send: ({ person }) => ({ id: person.id, role: "writer" }),
  },
  "action people: suspendPerson": { needs: "person.change", send: ({ person }) => ({ id: person.id }) },
  "action people: takePersonBack": {
    needs: "person.change",
    unless: "the last active admin",
    send: ({ person }) => ({ id: person.id }),
  },

  // What somebody is told.
  "page /desk/notices": { needs: "desk.enter" },
  "page /desk/notices/[id]": {
    needs: "desk.enter",
    path: () => "/desk/notices/999999",
    hears: ["not_found"],
  },
  "action notices: readAll": { needs: "desk.enter", send: () => ({ upTo: 999_999 }) },
  "GET /api/desk/notices": { needs: "desk.enter" },

  // Tags.
  "page /desk/tags": { needs: "tag.change" },
  "page /desk/tags/[id]": { needs: "tag.change", path: () => "/desk/tags/1" },
  "action tags/[id]: preview": {
    needs: "tag.change",
    send: () => ({ kind: "remove", tag: 999_999 }),
    hears: ["not_found"],
  },
  "action tags/[id]: carryOut": {
    needs: "tag.change",
    send: () => ({ change: { kind: "remove", tag: 999_999 }, state: "seen" }),
    hears: ["stale"],
  },
  "action tags/[id]: describe": {
    needs: "tag.change",
    send: () => ({ tag: 999_999, description: "A subject.", before: "" }),
    hears: ["not_found"],
  },
  "action tags/[id]: stories": { needs: "tag.change", send: () => ({ tag: 999_999, page: 1 }) },

  // The weekly mail.
  "page /desk/editions": { needs: "edition.change" },
  "page /desk/editions/[id]": {
    needs: "edition.change",
    path: () => "/desk/editions/999999",
    hears: ["not_found"],
  },
  "action editions: make": { needs: "edition.change", send: () => ({}) },
  "action editions: save": {
    needs: "edition.change",
    send: () => ({ ...noEdition, ...emptyLetter }),
    hears: ["not_found"],
  },
  "action editions: schedule": {
    needs: "edition.change",
    send: () => ({ ...noEdition, at: null }),
    hears: ["conflict"],
  },
  "action editions: hold": { needs: "edition.change", send: () => noEdition, hears: ["not_found"] },
  "action editions: remove": { needs: "edition.change", send: () => noEdition, hears: ["not_found"] },
  "action editions: again": { needs: "edition.change", send: () => noEdition, hears: ["not_found"] },
  "action editions: look": { needs: "edition.change", send: () => ({ id: 999_999 }), hears: ["not_found"] },
  "action editions: preview": { needs: "edition.change", send: () => emptyLetter },
  "action editions: test": { needs: "edition.change", send: () => emptyLetter, hears: ["conflict"] },
  "action editions: propose": { needs: "edition.change", send: () => ({ weeks: 1 }) },
  "page /desk/subscribers": { needs: "subscriber.read" },
  "action subscribers: remove": {
    needs: "subscriber.read",
    send: () => ({ id: 999_999 }),
    hears: ["not_found"],
  },
  "action subscribers: allow": {
    needs: "subscriber.read",
    send: () => ({ id: 999_999 }),
    hears: ["not_found"],
  },
  "action subscribers: save": {
    needs: "subscriber.read",
    send: () => ({ open: true, imprint: "", replyTo: "" }),
  },
  "GET /api/desk/subscribers": { needs: "subscriber.read" },
  "GET /api/desk/subscribers/[id]": {
    needs: "subscriber.read",
    path: () => "/api/desk/subscribers/999999",
    hears: ["not_found"],
  },

  // The site.
  "page /desk/settings": { needs: "settings.change" },
  "action settings: save": {
    needs: "settings.change",
    send: () => ({
      ...{ name: "Takewire", timeZone: "UTC", language: "en", logoId: null },
      ...{ socialLinks: [], readers: "everyone" },
    }),
  },
  "action settings: add": {
    needs: "settings.change",
    send: () => ({ name: "News", description: "" }),
    hears: ["invalid"],
  },
  "action settings: change": {
    needs: "settings.change",
    send: () => ({ id: 999_999, name: "A section", description: "" }),
    hears: ["not_found"],
  },
  "action settings: order": { needs: "settings.change", send: () => ({ ids: [] }), hears: ["conflict"] },

  "action settings: remove": {
    needs: "settings.change",
    send: () => ({ id: 999_999 }),
    hears: ["not_found"],
  },
  "action settings: rule": {
    needs: "settings.change",
    send: () => ({ sectionId: null, checklists: { submit: null } }),
  },

  // The log.
  "page /desk/audit": { needs: "audit.read" },
  "GET /api/desk/audit": { needs: "audit.read" },
};

const noEdition = { id: 999_999, expectedVersion: 1 };
const emptyLetter = { subject: "A week", note: "", stories: [] };
