import { recordEvent } from "#lib/audit/record.ts";
import { systemActor } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import { lockStory } from "#lib/schedule/hold.ts";
import { siteTimeZone } from "#lib/settings/queries.ts";
import { transact } from "#lib/stories/change.ts";
import { dayInZone } from "#lib/stories/dates.ts";

const atOnce = 100;

/**
 * Notes in the log, once for each day that was set, which claims the desk said it would look back at by now, in the site's time
 * zone; whoever began the story is told by that.
 */
export async function noteDueTakes(now = new Date()): Promise<void> {
  const today = new Date(`${dayInZone(now, await siteTimeZone())}T00:00:00Z`);
  const due = { live: true, verdict: null, toldAt: null, lookBack: { lte: today } } as const;
  const rows = await database().take.findMany({
    where: due,
    orderBy: [{ lookBack: "asc" }, { storyId: "asc" }],
    take: atOnce,
    select: { storyId: true },
  });
  for (const { storyId } of rows) await noteDue(storyId);

  async function noteDue(storyId: number): Promise<void> {
    await transact(systemActor, "story.read", async (tx) => {
      await lockStory(tx, storyId);
      const noted = await tx.take.updateMany({ where: { ...due, storyId }, data: { toldAt: now } });
      if (noted.count > 0) {
        const { claim, lookBack, story } = await tx.take.findUniqueOrThrow({
          where: { storyId },
          select: {
            claim: true,
            lookBack: true,
            story: { select: { published: { select: { headline: true } } } },
          },
        });
        const about = { story: storyId, title: story.published?.headline ?? "" };
        const data = { claim, lookBack: lookBack?.toISOString().slice(0, 10) ?? null };
        await recordEvent(tx, systemActor, "story.look_back_due", about, { data });
      }
      return { value: null, tags: [] };
    });
  }
}
