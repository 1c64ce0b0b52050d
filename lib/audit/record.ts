import type { Actor } from "#lib/auth/policy.ts";
import type { Transaction } from "#lib/database/client.ts";
import { tell } from "#lib/notices/tell.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import type { EventKind } from "./kinds.ts";
import { origin } from "./origin.ts";

/** What an event is about, by what it is called now. */
export type About = { story?: number; person?: string; picture?: number; title: string };

export type Facts = {
  /** What changed; `changes` leaves only that. Never a password, a token or a hash of one. */
  before?: Prisma.InputJsonObject;
  after?: Prisma.InputJsonObject;
  /** What else belongs to it: the version, the reason. */
  data?: Prisma.InputJsonObject;
};

/**
 * Appends to the event log, which is the audit log and the outbox, in the transaction of the deed itself, and tells
 * whoever it concerns.
 */
export async function recordEvent(
  tx: Transaction,
  actor: Pick<Actor, "id" | "name">,
  kind: EventKind,
  { story, person, picture, title }: About,
  { before = {}, after = {}, data = {} }: Facts = {},
): Promise<void> {
  const about = { storyId: story ?? null, personId: person ?? null, pictureId: picture ?? null, title };
  const who = { actorId: actor.id, actorName: actor.name, origin: origin() };
  const event = await tx.event.create({ data: { kind, ...who, ...about, before, after, data } });
  await tell(tx, event);
}

/** Of two states of a thing, the keys in which they differ, with what they were and are. */
export function changes<T extends Prisma.InputJsonObject>(
  was: T,
  is: T,
): Required<Pick<Facts, "before" | "after">> {
  const differing = Object.keys(is).filter((key) => was[key] !== is[key]);
  const only = (state: T) => Object.fromEntries(differing.map((key) => [key, state[key] ?? null]));
  return { before: only(was), after: only(is) };
}
