import type { EventKind } from "#lib/audit/kinds.ts";
import { type Actor, may } from "#lib/auth/policy.ts";
import type { NoticeKind } from "./kinds.ts";

/** What happened, and who did it. */
export type Happened = { kind: string; actorId: string | null };

/** What it depends on who is told. People are named by id; null where there is nobody. */
export type NoticeFacts = {
  /** Everybody who can be told something: suspended people cannot. */
  people: Pick<Actor & { id: string }, "id" | "role">[];
  /** Who began the story, who submitted it last, who wrote its newest version, whose turn it is now. */
  beganBy: string | null;
  submittedBy: string | null;
  wroteLast: string | null;
  assignee: string | null;
  /** Of something about a schedule: who decided it. */
  scheduledBy: string | null;
  /** Of something about a comment. */
  mentioned: string[];
  inThread: string[];
  suggestedBy: string | null;
  linkMadeBy: string | null;
};

export const noFacts: NoticeFacts = {
  people: [],
  beganBy: null,
  submittedBy: null,
  wroteLast: null,
  assignee: null,
  scheduledBy: null,
  mentioned: [],
  inThread: [],
  suggestedBy: null,
  linkMadeBy: null,
};

export type Told = { person: string; kind: NoticeKind };

type Rule = (facts: NoticeFacts) => [NoticeKind, (string | null)[]][];

/**
 * Who is told what of an event. Whoever did it is not told, unless a clock did it in their name; whoever may not read
 * stories is told nothing; and nobody is told of one event twice: what concerns them most comes first.
 */
export function toldOf({ kind, actorId }: Happened, facts: NoticeFacts): Told[] {
  const readers = new Set(facts.people.filter((person) => reads(person)).map(({ id }) => id));
  if (actorId !== null && !byClock.has(kind)) readers.delete(actorId);
  return (rules[kind as EventKind]?.(facts) ?? []).flatMap(([notice, people]) =>
    people.flatMap((person) =>
      // Taken out of the set by the first notice that names them.
      person !== null && readers.delete(person) ? [{ person, kind: notice }] : [],
    ),
  );
}

/** Whether anybody could be told of such an event. */
export function tells(kind: string): boolean {
  return Object.hasOwn(rules, kind);
}

/** What nobody needs to be told any more about a story once this has happened to it, whoever did it. */
export function settledBy(kind: string): NoticeKind[] {
  return settled[kind as EventKind] ?? [];
}

const owners = ({ beganBy, submittedBy }: NoticeFacts) => [beganBy, submittedBy];

const rules: Partial<Record<EventKind, Rule>> = {
  "story.submitted": (facts) => [["review_asked", facts.assignee ? [facts.assignee] : whoMayReview(facts)]],
  "story.assigned": ({ assignee }) => [["assigned", [assignee]]],
  "story.sent_back": (facts) => [["changes_asked", [facts.assignee, ...owners(facts)]]],
  "story.approved": (facts) => [
    ["assigned", [facts.assignee]],
    ["approved", owners(facts)],
  ],
  "story.scheduled": (facts) => [["scheduled", owners(facts)]],
  "story.rescheduled": (facts) => [["scheduled", owners(facts)]],
  "story.unscheduled": (facts) => [["unscheduled", owners(facts)]],
  "story.schedule_failed": (facts) => [["failed", [facts.scheduledBy, ...admins(facts)]]],
  "story.schedule_overdue": (facts) => [["overdue", [facts.scheduledBy, ...admins(facts)]]],
  "story.published": (facts) => [["published", owners(facts)]],
  "story.retracted": (facts) => [["retracted", owners(facts)]],
  "story.look_back_due": (facts) => [["look_back", whoLooksBack(facts)]],
  "story.judged": ({ beganBy }) => [["judged", [beganBy]]],
  "story.commented": (facts) => commented(facts),
  "story.comment_answered": (facts) => commented(facts),
  "story.suggestion_accepted": ({ suggestedBy }) => [["accepted", [suggestedBy]]],
};

const byClock = new Set<string>(["story.schedule_failed", "story.schedule_overdue"] satisfies EventKind[]);

const settled: Partial<Record<EventKind, NoticeKind[]>> = {
  "story.submitted": ["review_asked", "assigned", "changes_asked"],
  "story.assigned": ["review_asked", "assigned"],
  "story.sent_back": ["review_asked", "assigned"],
  "story.approved": ["review_asked", "assigned"],
  "story.scheduled": ["failed", "overdue"],
  "story.rescheduled": ["failed", "overdue"],
  "story.unscheduled": ["failed", "overdue", "scheduled"],
  "story.schedule_failed": ["overdue"],
  "story.published": ["review_asked", "assigned", "changes_asked", "failed", "overdue", "scheduled"],
  "story.retracted": ["review_asked", "failed", "overdue", "scheduled", "look_back"],
  "story.judged": ["look_back"],
};

function commented(facts: NoticeFacts): ReturnType<Rule> {
  return [
    ["mentioned", facts.mentioned],
    ["link_commented", [facts.linkMadeBy]],
    ["answered", facts.inThread],
    ["commented", [...owners(facts), facts.assignee]],
  ];
}

/** As in "Waiting for me": not whoever wrote the version that is to be read. */
function whoMayReview({ people, wroteLast }: NoticeFacts): string[] {
  return people.filter((person) => may(actor(person), "story.review") && person.id !== wroteLast).map(idOf);
}

/** Whoever began the story; where they are on the desk no more, everybody who may judge it in their place. */
function whoLooksBack({ people, beganBy }: NoticeFacts): string[] {
  const facts = { createdById: beganBy, live: true };
  const able = people.filter((person) => may(actor(person), "story.judge", facts)).map(idOf);
  return beganBy !== null && able.includes(beganBy) ? [beganBy] : able;
}

function admins({ people }: NoticeFacts): string[] {
  return people.filter(({ role }) => role === "admin").map(idOf);
}

function reads(person: NoticeFacts["people"][number]): boolean {
  return may(actor(person), "desk.enter") && may(actor(person), "story.read");
}

const actor = ({ id, role }: NoticeFacts["people"][number]): Actor => ({ id, role, name: "" });

const idOf = ({ id }: { id: string }) => id;
