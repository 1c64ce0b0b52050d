import type { Transaction } from "#lib/database/client.ts";
import { Refusal } from "#lib/result.ts";
import type { StoryContent } from "./content.ts";
import { numbered, slugify } from "./slug.ts";

/**
 * Reserves an address for a story and gives it. An address that was asked for is had or refused; one made from the
 * headline gets a number when it is taken. A story that was public keeps its address until another is asked for.
 * @throws Refusal with a message on "slug" when another story has, or had, the address.
 */
export async function reserveAddress(
  tx: Transaction,
  story: { id: number; publicSlug: string | null },
  content: StoryContent,
): Promise<string> {
  if (content.slug) {
    if (await reserve(tx, story.id, content.slug)) return content.slug;
    throw new Refusal(await takenBy(tx, content.slug));
  }
  if (story.publicSlug) return story.publicSlug;
  const wanted = slugify(content.headline);
  for (let n = 1; n < 1000; n++) {
    const slug = numbered(wanted, n);
    if (await reserve(tx, story.id, slug)) return slug;
  }
  throw new Error(`No free address for “${content.headline}” after 999 tries.`);
}

/**
 * Gives back the addresses that were reserved, never public, and are no longer wanted; that of a version that is
 * scheduled still is.
 */
export async function releaseAddresses(tx: Transaction, storyId: number, kept: string[]): Promise<void> {
  const scheduled = await tx.schedule.findMany({
    where: { storyId, kind: "publish", state: { in: ["waiting", "failed"] } },
    select: { revision: { select: { slug: true } } },
  });
  const wanted = [...kept, ...scheduled.map(({ revision }) => revision.slug)];
  await tx.storySlug.deleteMany({ where: { storyId, publicSince: null, slug: { notIn: wanted } } });
}

/** Makes an address public for good: even when the story moves on, it redirects. */
export async function openAddress(tx: Transaction, slug: string, at: Date): Promise<void> {
  await tx.storySlug.updateMany({ where: { slug, publicSince: null }, data: { publicSince: at } });
}

async function reserve(tx: Transaction, storyId: number, slug: string): Promise<boolean> {
  await tx.storySlug.createMany({ data: [{ slug, storyId }], skipDuplicates: true });
  const row = await tx.storySlug.findUnique({ where: { slug } });
  return row?.storyId === storyId;
}

async function takenBy(tx: Transaction, slug: string) {
  const owner = await tx.storySlug.findUnique({
    where: { slug },
    select: { story: { select: { slug: true, working: { select: { headline: true } } } } },
  });
  const headline = owner?.story.working.headline ?? "another story";
  const verb = owner?.story.slug === slug ? "is" : "was";
  const message = `The address “${slug}” ${verb} that of “${headline}”; choose another.`;
  return { code: "invalid" as const, message, fields: { slug: [message] } };
}
