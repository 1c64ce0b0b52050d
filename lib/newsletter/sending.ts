import { z } from "zod";
import { recordEvent } from "#lib/audit/record.ts";
import { systemActor } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import { dropNow, touch } from "#lib/page-cache/invalidation.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import type { Letter } from "./letter.ts";
import { letterOf } from "./proposing.ts";

const payload = z.object({ edition: z.int() });

/** The job at an edition's time. */
export async function sendJob(input: unknown): Promise<void> {
  await begin(payload.parse(input).edition, new Date());
}

/** Begins every edition whose time has come, also where the job was lost. */
export async function beginDue(now = new Date()): Promise<void> {
  const due = await database().edition.findMany({
    where: { state: "scheduled", sendAt: { lte: now } },
    orderBy: { sendAt: "asc" },
    select: { id: true },
  });
  for (const { id } of due) await begin(id, now);
}

/**
 * Freezes an edition and writes down to whom it goes, in one transaction: readers who confirmed and want one of its stories.
 * Done by whoever holds its row first; nothing is sent here. An edition whose stories were all retracted goes back to the desk.
 */
async function begin(id: number, now: Date): Promise<void> {
  const tags = ["editions"];
  await database().$transaction(
    async (tx) => {
      const [edition] = await tx.edition.updateManyAndReturn({
        where: { id, state: "scheduled", sendAt: { lte: now } },
        data: { state: "sending", version: { increment: 1 }, sentAt: now },
      });
      if (!edition) return;
      const chosen = await tx.editionStory.findMany({
        where: { editionId: id },
        orderBy: { position: "asc" },
      });
      const { subject, note } = edition;
      const letter = await letterOf(
        { subject, note, stories: chosen.map(({ storyId }) => storyId) },
        now,
        tx,
      );
      if (letter.stories.length === 0) {
        const data = { state: "draft" as const, sendAt: null, sentAt: null, trouble: nothingLeft };
        await tx.edition.update({ where: { id }, data });
        return;
      }
      const last = await tx.edition.aggregate({ _max: { number: true } });
      const number = (last._max.number ?? 0) + 1;
      const frozen: Letter = { ...letter, number };
      await tx.edition.update({
        where: { id },
        data: { number, frozen: frozen as unknown as Prisma.InputJsonObject },
      });
      const people = await peopleFor(tx, letter);
      await tx.delivery.createMany({
        data: people.map((subscriberId) => ({ editionId: id, subscriberId })),
        skipDuplicates: true,
      });
      const data = { edition: id, number, people: people.length };
      await recordEvent(tx, systemActor, "edition.sent", { title: subject }, { data });
      await touch(tx, tags);
    },
    { maxWait: 10_000, timeout: 120_000 },
  );
  dropNow(tags);
}

async function peopleFor(tx: Prisma.TransactionClient, { stories }: Letter): Promise<number[]> {
  const tags = [...new Set(stories.flatMap((story) => story.tags))];
  const people = await tx.subscriber.findMany({
    where: { state: "confirmed", OR: [{ everything: true }, { tagIds: { hasSome: tags } }] },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  return people.map(({ id }) => id);
}

const nothingLeft = "It did not go out: readers see none of its stories any more. Choose others.";
