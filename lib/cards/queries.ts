import { database, type Transaction } from "#lib/database/client.ts";
import { note } from "#lib/page-cache/recorder.ts";
import { siteSettings } from "#lib/settings/queries.ts";
import { cardSrc } from "./address.ts";
import { type Face, frameOf, hashOf, type Naming, namingOf, siteFace, storyFace, theSite } from "./face.ts";

/** What a page says is shown where somebody passes it on: an address on this site, and the words in the picture. */
export type SharedPicture = { src: string; alt: string };

type Told = { id: number; headline: string; ourTake: string; section: { name: string } };

/**
 * The drawn picture of a published story just as it is now; the site's own while that is not drawn yet, so that a picture
 * never says what the page does not. Null where there is neither. Noted for the page cache.
 */
export async function storyCard(story: Told): Promise<SharedPicture | null> {
  const naming = namingOf(await siteSettings());
  const face = storyFace({ ...story, section: story.section.name }, naming);
  note(cardTag(story.id));
  const own = await drawnAs(face);
  if (!own) return siteCard();
  const { name } = story.section;
  return { src: own, alt: name ? `${name}: ${story.headline}` : story.headline };
}

/** The site's own picture, for pages that have no other; null until it is drawn. Noted for the page cache. */
export async function siteCard(): Promise<SharedPicture | null> {
  const naming = namingOf(await siteSettings());
  note(cardTag(theSite));
  const src = await drawnAs(siteFace(naming));
  return src === null ? null : { src, alt: naming.name };
}

/** What a page that names a story's picture, or the site's, is made from. */
export function cardTag(storyId: number): string {
  return `card:${storyId}`;
}

/** What a story's picture shows now, with the number of its revision; null when readers have no such story. */
export async function faceOf(
  tx: Pick<Transaction, "story">,
  storyId: number,
  site: Naming,
): Promise<{ face: Face; number: number } | null> {
  if (storyId === theSite) return { face: siteFace(site), number: 0 };
  const story = await tx.story.findUnique({
    where: { id: storyId },
    select: { published: { select: { number: true, headline: true, ourTake: true, section: true } } },
  });
  if (!story?.published) return null;
  const { number, headline, ourTake, section } = story.published;
  const face = storyFace({ id: storyId, headline, ourTake, section: section?.name ?? "" }, site);
  return { face, number };
}

/**
 * Stories whose picture is missing, shows another revision or was drawn otherwise than today, newest first; then those
 * that readers have no more and that have one still; then the site. At most so many.
 */
export async function storiesToDraw(site: Naming, most: number): Promise<number[]> {
  const sections = await database().section.findMany({ select: { id: true, name: true } });
  const frameIn = (section: string) =>
    frameOf(storyFace({ id: -1, headline: "", ourTake: "", section }, site));
  const frames = sections.map(({ name }) => frameIn(name));
  const own = frameOf(siteFace(site));
  const found = await database().$queryRaw<{ id: number }[]>`
    (select stories.id from stories
      join revisions on revisions.story_id = stories.id and revisions.number = published_number
      left join drawn_pictures as drawn on drawn.story_id = stories.id
      left join unnest(${sections.map(({ id }) => id)}::int[], ${frames}::text[]) as framed (section_id, frame)
        on framed.section_id = revisions.section_id
      where published_number is not null
        and (drawn.number is distinct from published_number or drawn.frame is distinct from coalesce(framed.frame, ${frameIn("")}))
      order by published_at desc, stories.id desc limit ${most})
    union all
    (select drawn.story_id from drawn_pictures as drawn left join stories on stories.id = drawn.story_id
      where drawn.story_id <> ${theSite} and published_number is null limit ${most})
    union all
    (select ${theSite}::int where not exists
      (select from drawn_pictures where story_id = ${theSite} and frame = ${own}))
    limit ${most}`;
  return found.map(({ id }) => id);
}

async function drawnAs(face: Face): Promise<string | null> {
  const hash = hashOf(face);
  const drawn = await database().drawnPicture.findUnique({
    where: { storyId: face.story },
    select: { hash: true },
  });
  return drawn?.hash === hash ? cardSrc(hash) : null;
}
