import { database } from "#lib/database/client.ts";
import type { KeptVerdict } from "#lib/takes/verdict.ts";
import type { Take } from "#prisma/generated/client.ts";
import type { StoryContent } from "./content.ts";
import { type DeskStory, deskStory } from "./desk-queries.ts";
import { contentOf, wholeRevision } from "./revisions.ts";

/** The story that has, had or has reserved an address; null when nobody has. */
export async function storyAtAddress(slug: string): Promise<DeskStory | null> {
  const address = await database().storySlug.findUnique({ where: { slug }, select: { storyId: true } });
  return address && deskStory(address.storyId);
}

/** How many stories there are; `live` counts those that readers can see. */
export async function countStories({ live = false } = {}): Promise<number> {
  return database().story.count({ where: live ? { publishedNumber: { not: null } } : {} });
}

export type ArchivedStory = {
  id: number;
  content: StoryContent;
  publishedAt: Date | null;
  /** On its claim, by whatever name it was given. */
  verdict: KeptVerdict | null;
};

/** Every story, oldest first, as its working revision has it, or, with `live`, those that readers can see as they see it. */
export async function* everyStory({ live = false } = {}): AsyncGenerator<ArchivedStory> {
  for (let last = 0; ; ) {
    const stories = await database().story.findMany({
      where: { id: { gt: last }, ...(live && { publishedNumber: { not: null } }) },
      orderBy: { id: "asc" },
      take: 100,
      include: { working: { include: wholeRevision }, published: { include: wholeRevision }, take: true },
    });
    for (const { id, working, published, publishedAt, take } of stories) {
      const revision = live ? published : working;
      if (revision) yield { id, content: contentOf(revision), publishedAt, verdict: verdictIn(take) };
      last = id;
    }
    if (stories.length < 100) return;
  }
}

function verdictIn(take: Take | null): KeptVerdict | null {
  if (!take?.verdict || !take.givenAt) return null;
  const { verdict, judged, note, url, givenAt, givenBy } = take;
  return { verdict, judged, note, url, givenAt, givenBy };
}
