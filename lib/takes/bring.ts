import { changes, recordEvent } from "#lib/audit/record.ts";
import { type Actor, may } from "#lib/auth/policy.ts";
import { Refusal, type Result } from "#lib/result.ts";
import { lockStory } from "#lib/schedule/hold.ts";
import { factsOf, forbidden, noSuchStory, transact } from "#lib/stories/change.ts";
import { changedTags, takesTag } from "./live.ts";
import type { KeptVerdict } from "./verdict.ts";

/**
 * Brings along a verdict that was given elsewhere, on a story that has none here; a draft shows it once it is published. Who gave it
 * is a name in words and nobody's account: two people may have one name. A verdict that was given here is never
 * overwritten: then nothing is done. "kept" says that it is another one.
 */
export async function bringVerdict(
  actor: Actor,
  id: number,
  { verdict, judged, note, url, givenAt, givenBy }: KeptVerdict,
): Promise<Result<"brought" | "same" | "kept">> {
  return transact<"brought" | "same" | "kept">(actor, "story.read", async (tx) => {
    const story = await tx.story.findUnique({
      where: { id },
      include: { working: true, published: true },
    });
    if (!story) throw new Refusal(noSuchStory);
    if (!may(actor, "story.judge", factsOf(story))) throw new Refusal(forbidden);
    await lockStory(tx, id);
    const before = await tx.take.findUnique({ where: { storyId: id } });
    const is = { verdict, judged, note, url };
    if (before?.verdict) {
      const was = { verdict: before.verdict, judged: before.judged, note: before.note, url: before.url };
      const isSame = Object.keys(changes(was, is).after).length === 0;
      return { value: isSame ? "same" : "kept", tags: [] };
    }
    const given = { ...is, givenAt, givenBy, givenById: null };
    const { claim, lookBack, headline } = story.published ?? story.working;
    const live = story.publishedNumber !== null;
    await tx.take.upsert({
      where: { storyId: id },
      create: { storyId: id, claim, lookBack, live, ...given, version: 1 },
      update: { ...given, version: { increment: 1 } },
    });
    const was: Record<keyof typeof is, string | null> = { verdict: null, judged: "", note: "", url: "" };
    await recordEvent(tx, actor, "story.judged", { story: id, title: headline }, changes(was, is));
    const record = before?.live ? [takesTag] : await changedTags(tx, id);
    return { value: "brought", tags: live ? [`story:${id}`, ...record] : [] };
  });
}
