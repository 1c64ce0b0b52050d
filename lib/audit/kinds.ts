import { partNames } from "#lib/stories/content.ts";

type Json = Record<string, unknown>;

/** What the words of an event are made from. */
export type Told = { title: string; before: Json; after: Json; data: Json };

type Kind = { name: string; did: (event: Told) => string };

/** Every kind of event there is: its name in a list, and what whoever did it did. */
export const kinds = {
  "story.created": { name: "Story begun", did: ({ title }) => `began ${quoted(title)}` },
  "story.saved": { name: "Story saved", did: (event) => `saved ${version(event)}` },
  "story.autosaved": {
    name: "Typing begun",
    did: ({ title }) => `began to type in ${quoted(title)}`,
  },
  "story.restored": {
    name: "Version restored",
    did: ({ title, data }) => `took up version ${said(data.restoredFrom)} of ${quoted(title)} again`,
  },
  "story.named": {
    name: "Version named",
    did: (event) => `named ${version(event)} “${said(event.data.name)}”`,
  },
  "story.submitted": { name: "Submitted for review", did: (event) => `submitted ${version(event)}` },
  "story.approved": { name: "Approved", did: (event) => `approved ${version(event)}` },
  "story.sent_back": {
    name: "Changes asked for",
    did: ({ title }) => `asked for changes in ${quoted(title)}`,
  },
  "story.assigned": {
    name: "Given to somebody",
    did: ({ title, data }) =>
      data.to ? `gave ${quoted(title)} to ${said(data.to)}` : `gave ${quoted(title)} to nobody in particular`,
  },
  "story.reopened": {
    name: "Taken back as a draft",
    did: ({ title }) => `took ${quoted(title)} back as a draft`,
  },
  "story.scheduled": {
    name: "Scheduled",
    did: (event) => `scheduled the ${deed(event)} of ${version(event)}`,
  },
  "story.rescheduled": {
    name: "Schedule moved",
    did: (event) => `moved the ${deed(event)} of ${version(event)} to another time`,
  },
  "story.unscheduled": {
    name: "Taken off the schedule",
    did: (event) => `took the ${deed(event)} of ${version(event)} off the schedule`,
  },
  "story.schedule_failed": {
    name: "Schedule failed",
    did: (event) => `had the ${deed(event)} of ${version(event)} fail`,
  },
  "story.schedule_overdue": {
    name: "Schedule late",
    did: (event) => `saw that the ${deed(event)} of ${version(event)} is late`,
  },
  "story.published": { name: "Published", did: (event) => `published ${version(event)}` },
  "story.retracted": { name: "Retracted", did: (event) => `retracted ${quoted(event.title)}` },
  "story.look_back_due": {
    name: "Day to look back",
    did: ({ title }) => `saw that the day has come to look back at the claim of ${quoted(title)}`,
  },
  "story.judged": {
    name: "Verdict given",
    did: ({ title, before, after }) =>
      before.verdict === null
        ? `gave the verdict “${said(after.verdict)}” on the claim of ${quoted(title)}`
        : `corrected the verdict on the claim of ${quoted(title)}${after.verdict ? ` from “${said(before.verdict)}” to “${said(after.verdict)}”` : ""}`,
  },
  "story.verdict_withdrawn": {
    name: "Verdict withdrawn",
    did: ({ title, before }) =>
      `withdrew the verdict “${said(before.verdict)}” on the claim of ${quoted(title)}`,
  },
  "story.shared": { name: "Link shared", did: (event) => `made a link to ${version(event)}` },
  "story.unshared": { name: "Link ended", did: (event) => `ended a link to ${version(event)}` },
  "story.commented": { name: "Commented", did: (event) => `commented on ${passage(event)}` },
  "story.comment_answered": {
    name: "Comment answered",
    did: (event) => `answered a comment on ${passage(event)}`,
  },
  "story.comment_resolved": {
    name: "Comment resolved",
    did: (event) => `resolved a comment on ${passage(event)}`,
  },
  "story.comment_reopened": {
    name: "Comment reopened",
    did: (event) => `opened a comment on ${passage(event)} again`,
  },
  "story.suggestion_accepted": {
    name: "Suggestion accepted",
    did: (event) => `accepted a suggestion for ${passage(event)}`,
  },
  "picture.uploaded": {
    name: "Picture uploaded",
    did: ({ title }) => `uploaded the picture ${quoted(title)}`,
  },
  "picture.described": {
    name: "Picture described",
    did: ({ title }) => `described the picture ${quoted(title)}`,
  },
  "picture.deleted": { name: "Picture deleted", did: ({ title }) => `deleted the picture ${quoted(title)}` },
  "person.invited": {
    name: "Invited",
    did: ({ title, data }) => `invited ${title || "the first admin"} as ${said(data.role)}`,
  },
  "person.uninvited": { name: "Invitation ended", did: ({ title }) => `ended the invitation of ${title}` },
  "person.joined": { name: "Account made", did: ({ data }) => `made an account as ${said(data.role)}` },
  "person.linked": {
    name: "Provider linked",
    did: ({ data }) => `signed in at ${said(data.provider)} for the first time`,
  },
  "person.role_changed": {
    name: "Role changed",
    did: ({ title, before, after }) => `changed ${title} from ${said(before.role)} to ${said(after.role)}`,
  },
  "person.suspended": { name: "Suspended", did: ({ title }) => `suspended ${title}` },
  "person.taken_back": { name: "Taken back", did: ({ title }) => `took ${title} back` },
  "person.profile_changed": { name: "Profile changed", did: () => "changed their profile" },
  "person.notices_changed": { name: "Mail switched", did: () => "changed what is mailed to them" },
  "person.password_changed": { name: "Password changed", did: () => "changed their password" },
  "person.password_reset": {
    name: "Password reset",
    did: ({ title }) => `gave ${title} a new password, without a second factor`,
  },
  "person.two_factor_on": { name: "Second factor on", did: () => "turned their second factor on" },
  "person.two_factor_off": { name: "Second factor off", did: () => "turned their second factor off" },
  "person.recovery_codes_made": { name: "New recovery codes", did: () => "made new recovery codes" },
  "person.signed_in": { name: "Signed in", did: () => "signed in" },
  "person.sign_in_failed": {
    name: "Sign-in failed",
    did: ({ title, data }) =>
      `failed to sign in${title ? ` as ${title}` : ""}: ${data.step === "provider" ? said(data.reason) : data.step === "code" ? "wrong code" : title ? "wrong password" : "no such account"}`,
  },
  "person.signed_out": { name: "Signed out", did: () => "signed out" },
  "person.sessions_ended": {
    name: "Sessions ended",
    did: ({ data }) =>
      data.count === 1 ? "ended a session of theirs" : `ended ${said(data.count)} sessions of theirs`,
  },
  "section.created": { name: "Section added", did: ({ title }) => `added the section ${quoted(title)}` },
  "section.changed": { name: "Section changed", did: ({ title }) => `changed the section ${quoted(title)}` },
  "section.deleted": { name: "Section deleted", did: ({ title }) => `deleted the section ${quoted(title)}` },
  "section.ordered": { name: "Sections ordered", did: () => "put the sections into another order" },
  "tag.renamed": {
    name: "Tag renamed",
    did: ({ title, after }) =>
      after.name
        ? `renamed the tag ${quoted(title)} to ${quoted(said(after.name))}`
        : `moved the tag ${quoted(title)} to the address /tags/${said(after.slug)}`,
  },
  "tag.merged": {
    name: "Tags merged",
    did: ({ title, data }) => `merged ${tagNames(data.merged)} into the tag ${quoted(title)}`,
  },
  "tag.split": {
    name: "Tag split",
    did: ({ title, data }) => `split the tag ${quoted(title)} into ${tagNames(data.into)}`,
  },
  "tag.described": {
    name: "Tag described",
    did: ({ title, after }) =>
      `${after.description === "" ? "took away the description of" : "described"} the tag ${quoted(title)}`,
  },
  "tag.removed": { name: "Tag removed", did: ({ title }) => `removed the tag ${quoted(title)}` },
  "settings.changed": {
    name: "Settings changed",
    did: ({ after }) =>
      after.readers === "signed_in"
        ? "closed the site to all but signed-in people"
        : after.readers === "everyone"
          ? "opened the site to everyone"
          : "changed the site’s settings",
  },
  "section.review_changed": {
    name: "Review changed",
    did: ({ title }) => `changed what review asks for in the section ${quoted(title)}`,
  },
  "section.checklist_changed": {
    name: "Checklist changed",
    did: ({ title, data }) =>
      `changed the checklist of ${title ? `the section ${quoted(title)}` : "the site"} for the move “${said(data.move)}”`,
  },
  "edition.made": { name: "Edition made", did: ({ title }) => `made the edition ${quoted(title)}` },
  "edition.changed": { name: "Edition changed", did: ({ title }) => `changed the edition ${quoted(title)}` },
  "edition.tested": {
    name: "Edition tested",
    did: ({ title }) => `sent a test of the edition ${quoted(title)} to themselves`,
  },
  "edition.scheduled": {
    name: "Edition scheduled",
    did: ({ title }) => `had the edition ${quoted(title)} sent`,
  },
  "edition.unscheduled": {
    name: "Edition held back",
    did: ({ title }) => `held the edition ${quoted(title)} back`,
  },
  "edition.sent": {
    name: "Edition sent",
    did: ({ title, data }) => `began to send the edition ${quoted(title)} to ${said(data.people)} people`,
  },
  "edition.sent_again": {
    name: "Edition sent again",
    did: ({ title, data }) =>
      `sent the edition ${quoted(title)} again to ${said(data.people)} people who may have it`,
  },
  "edition.deleted": { name: "Edition deleted", did: ({ title }) => `deleted the edition ${quoted(title)}` },
  "subscriber.settings_changed": {
    name: "Subscribing changed",
    did: ({ after }) =>
      after.open === false ? "closed the list of subscribers" : "changed what surrounds the weekly mail",
  },
  "subscriber.removed": {
    name: "Subscriber deleted",
    did: ({ data }) => `deleted all data of subscriber ${said(data.subscriber)}`,
  },
  "subscriber.allowed": {
    name: "Subscriber allowed",
    did: ({ data }) => `let mail go to subscriber ${said(data.subscriber)} again`,
  },
  "subscriber.exported": {
    name: "Subscribers exported",
    did: ({ data }) =>
      data.subscriber
        ? `exported the data of subscriber ${said(data.subscriber)}`
        : "exported the subscribers",
  },
  "audit.exported": {
    name: "Audit log exported",
    did: ({ data }) => `exported the audit log as ${said(data.format)}`,
  },
} as const satisfies Record<string, Kind>;

export type EventKind = keyof typeof kinds;

export const eventKinds = Object.keys(kinds) as EventKind[];

/** Which kinds belong together, in the order of a list. */
export const areas = [
  { name: "Stories", prefix: "story." },
  { name: "Pictures", prefix: "picture." },
  { name: "People", prefix: "person." },
  { name: "Sections", prefix: "section." },
  { name: "Tags", prefix: "tag." },
  { name: "Editions", prefix: "edition." },
  { name: "Subscribers", prefix: "subscriber." },
  { name: "The site", prefix: "settings." },
  { name: "This log", prefix: "audit." },
] as const;

export function isEventKind(text: string): text is EventKind {
  return Object.hasOwn(kinds, text);
}

/** "published “Headline”, version 7": what was done, to follow the name of whoever did it. */
export function deedInWords(kind: string, event: Told): string {
  return isEventKind(kind)
    ? kinds[kind].did(event)
    : `did something of a kind that is not known here (${kind})`;
}

/** "“LLM” and “GPT”", of what an event says about tags. */
function tagNames(tags: unknown): string {
  const names = Array.isArray(tags) ? tags.map((tag: Json) => quoted(said(tag.name))) : [];
  return new Intl.ListFormat("en").format(names);
}

function version({ title, data }: Told): string {
  return typeof data.revision === "number" ? `${quoted(title)}, version ${data.revision}` : quoted(title);
}

function deed({ data }: Told): string {
  return data.what === "retract" ? "retraction" : "publication";
}

/** "the summary of “Headline”", or all of it. */
function passage({ title, data }: Told): string {
  const name = Object.hasOwn(partNames, String(data.part)) && partNames[data.part as keyof typeof partNames];
  return name ? `${name} of ${quoted(title)}` : quoted(title);
}

function quoted(title: string): string {
  return `“${title || "without a headline"}”`;
}

function said(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "?";
}
