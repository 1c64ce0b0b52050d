import { recordEvent } from "#lib/audit/record.ts";
import { type Actor, may } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import { ok, type Problem, Refusal, type Result, refused } from "#lib/result.ts";
import { forbidden, transact } from "#lib/stories/change.ts";
import type { Prisma, SubscriberState } from "#prisma/generated/client.ts";
import { tagsOf } from "./managing.ts";

/** Somebody on the list, as admins see them. */
export type SubscriberRow = {
  id: number;
  email: string;
  state: SubscriberState;
  everything: boolean;
  /** Names. */
  tags: string[];
  createdAt: Date;
  reason: string;
};

export const states = ["confirmed", "pending", "unsubscribed", "suppressed"] as const;

export type SubscribersPage = {
  subscribers: SubscriberRow[];
  total: number;
  pages: number;
  counts: Record<SubscriberState, number>;
};

const perPage = 50;

/** Those whose address has the text, in a state or any, the latest first, a page at a time (from 1). */
export async function subscribers(asked: {
  text: string;
  state: SubscriberState | null;
  page: number;
}): Promise<SubscribersPage> {
  const where: Prisma.SubscriberWhereInput = {
    ...(asked.text && { email: { contains: asked.text.toLowerCase() } }),
    ...(asked.state && { state: asked.state }),
  };
  const [total, rows, byState] = await Promise.all([
    database().subscriber.count({ where }),
    database().subscriber.findMany({
      where,
      orderBy: { id: "desc" },
      skip: (asked.page - 1) * perPage,
      take: perPage,
    }),
    database().subscriber.groupBy({ by: ["state"], _count: true }),
  ]);
  const counts = { confirmed: 0, pending: 0, unsubscribed: 0, suppressed: 0 };
  for (const { state, _count } of byState) counts[state] = _count;
  return {
    subscribers: await Promise.all(
      rows.map(async ({ id, email, state, everything, tagIds, createdAt, reason }) => ({
        ...{ id, email, state, everything, createdAt, reason },
        tags: everything ? [] : (await tagsOf(tagIds)).map(({ name }) => name),
      })),
    ),
    total,
    pages: Math.max(1, Math.ceil(total / perPage)),
    counts,
  };
}

/** Deletes all that is known of somebody. The log keeps their number, not their address. Refused: "forbidden", "not_found". */
export async function removeSubscriber(actor: Actor, { id }: { id: number }): Promise<Result<null>> {
  return transact(actor, "subscriber.read", async (tx) => {
    await tx.delivery.deleteMany({ where: { subscriberId: id, state: "waiting" } });
    const { count } = await tx.subscriber.deleteMany({ where: { id } });
    if (count === 0) throw new Refusal(noSubscriber);
    await recordEvent(tx, actor, "subscriber.removed", { title: "" }, { data: { subscriber: id } });
    return { value: null, tags: [] };
  });
}

/**
 * Takes back that nothing is sent to somebody: they left, as far as the list is concerned, and can subscribe again. Refused:
 * "forbidden", "not_found" when mail may go there.
 */
export async function allowSubscriber(actor: Actor, { id }: { id: number }): Promise<Result<null>> {
  return transact(actor, "subscriber.read", async (tx) => {
    const { count } = await tx.subscriber.updateMany({
      where: { id, state: "suppressed" },
      data: { state: "unsubscribed", reason: "" },
    });
    if (count === 0) throw new Refusal(noSubscriber);
    await recordEvent(tx, actor, "subscriber.allowed", { title: "" }, { data: { subscriber: id } });
    return { value: null, tags: [] };
  });
}

/** All that is known of somebody, for them to have. Refused: "forbidden", "not_found". */
export async function exportSubscriber(actor: Actor, id: number): Promise<Result<object>> {
  if (!may(actor, "subscriber.read")) return refused(forbidden);
  const row = await database().subscriber.findUnique({
    where: { id },
    include: { deliveries: { include: { edition: { select: { number: true, subject: true } } } } },
  });
  if (!row) return refused(noSubscriber);
  await recordEvent(database(), actor, "subscriber.exported", { title: "" }, { data: { subscriber: id } });
  const { email, state, everything, tagIds, createdAt, confirmedAt, endedAt, reason, deliveries } = row;
  return ok({
    ...{ email, state, everything, createdAt, confirmedAt, endedAt, reason },
    tags: (await tagsOf(tagIds)).map(({ name }) => name),
    mails: deliveries.map(({ edition, state: outcome, doneAt }) => ({ ...edition, outcome, at: doneAt })),
  });
}

/** The list as CSV (RFC 4180), piece by piece. Refused: "forbidden". */
export async function exportSubscribers(actor: Actor): Promise<Result<AsyncGenerator<string>>> {
  if (!may(actor, "subscriber.read")) return refused(forbidden);
  await recordEvent(database(), actor, "subscriber.exported", { title: "" });
  return ok(lines());
}

async function* lines(): AsyncGenerator<string> {
  yield "email,state,everything,tags,subscribed,confirmed,ended\r\n";
  for (let after = 0; ; ) {
    const rows = await database().subscriber.findMany({
      where: { id: { gt: after } },
      orderBy: { id: "asc" },
      take: 500,
    });
    if (rows.length === 0) return;
    after = rows.at(-1)?.id ?? after;
    const names = new Map(
      (await tagsOf([...new Set(rows.flatMap(({ tagIds }) => tagIds))])).map((tag) => [tag.id, tag.name]),
    );
    yield rows
      .map(({ email, state, everything, tagIds, createdAt, confirmedAt, endedAt }) => {
        const tags = tagIds.flatMap((id) => names.get(id) ?? []).join("; ");
        const dates = [createdAt, confirmedAt, endedAt].map((date) => date?.toISOString() ?? "");
        return `${[email, state, everything ? "yes" : "no", tags, ...dates].map(cell).join(",")}\r\n`;
      })
      .join("");
  }
}

/** A cell that no spreadsheet takes for a formula. */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

const noSubscriber: Problem = { code: "not_found", message: "There is no such subscriber any more." };
