import { database } from "#lib/database/client.ts";
import { note, noteUntil } from "#lib/page-cache/recorder.ts";
import { siteTimeZone } from "#lib/settings/queries.ts";
import { dayInZone, endOfDayInZone } from "#lib/stories/dates.ts";
import type { StoryLink } from "#lib/stories/queries.ts";
import { nearestTags } from "./closeness.ts";

/** A tag that often stands beside another: on `both` stories together. */
export type RelatedTag = { id: number; name: string; slug: string; both: number };

/** What is to be done now, by one story of a tag. */
export type CurrentActions = StoryLink & { actions: { audience: string; action: string; until: string }[] };

export type ReferredStory = StoryLink & { referrers: number };
export type FollowUp = StoryLink & { earlier: StoryLink };

/** What a tag's page has beside its newest stories; what there is none of is an empty list. */
export type TagSurroundings = {
  doThisWeek: CurrentActions[];
  mostReferred: ReferredStory[];
  followUps: FollowUp[];
  related: RelatedTag[];
};

const mostStories = 4;
const mostActions = 2;
const mostRelated = 10;

/** All of it, by the tag's id. The page is made anew when the first of its actions stops being current. */
export async function surroundingsOf(tag: number): Promise<TagSurroundings> {
  note(`tag:${tag}`);
  const [doThisWeek, mostReferred, followUps, related] = await Promise.all([
    currentActions(tag),
    mostReferredTo(tag),
    followUpsOf(tag),
    relatedTags(tag),
  ]);
  return { doThisWeek, mostReferred, followUps, related };
}

/**
 * The actions of the newest stories of a tag that have any whose last day is not over in the site's time zone. What has no last
 * day is not counted: nobody knows whether it still holds.
 */
async function currentActions(tag: number): Promise<CurrentActions[]> {
  const zone = await siteTimeZone();
  const today = dayInZone(new Date(), zone);
  const rows = await database().$queryRaw<
    (StoryLink & { id: number; audience: string; action: string; until: string })[]
  >`
    -- prepared: tag_current_actions
    select borne.story_id as id, stories.slug, headline, language, stories.published_at as "publishedAt", audience, action,
      until::text as until
    from (
      select story_id, published_at from published_tags
      where tag_id = ${tag} and actions_until >= ${today}::date
      order by published_at desc, story_id desc limit ${mostStories}
    ) as borne
    join stories on stories.id = borne.story_id
    join revisions on revisions.story_id = stories.id and revisions.number = published_number
    join revision_actions on revision_actions.story_id = stories.id and revision_actions.number = published_number
      and until >= ${today}::date
    order by borne.published_at desc, borne.story_id desc, position`;
  const byStory = Map.groupBy(rows, ({ id }) => id);
  const ends = rows.map(({ until }) => until).sort();
  if (ends[0] !== undefined) noteUntil(endOfDayInZone(ends[0], zone));
  return [...byStory.values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const { slug, headline, language, publishedAt } = first;
    const actions = own.slice(0, mostActions);
    return {
      ...{ slug, headline, language, publishedAt },
      actions: actions.map(({ audience, action, until }) => ({ audience, action, until })),
    };
  });
}

/** The stories of a tag that at least two other published stories follow, pin or link to in their texts. */
function mostReferredTo(tag: number): Promise<ReferredStory[]> {
  return database().$queryRaw<ReferredStory[]>`
    -- prepared: tag_most_referred
    select stories.slug, headline, language, stories.published_at as "publishedAt", referrers
    from (
      select story_id, referrers, published_at from published_tags where tag_id = ${tag} and referrers > 1
      order by referrers desc, published_at desc limit ${mostStories}
    ) as borne
    join stories on stories.id = borne.story_id
    join revisions on revisions.story_id = stories.id and revisions.number = published_number
    order by referrers desc, borne.published_at desc`;
}

type FollowUpRow = StoryLink & {
  follows: string;
  earlierId: number | null;
  earlierSlug: string;
  earlierHeadline: string;
  earlierLanguage: string | null;
  earlierAt: Date;
};

/** The newest stories of a tag that follow another one that readers can see. */
async function followUpsOf(tag: number): Promise<FollowUp[]> {
  const rows = await database().$queryRaw<FollowUpRow[]>`
    -- prepared: tag_follow_ups
    select stories.slug, revisions.headline, revisions.language, stories.published_at as "publishedAt", revisions.follows,
      earlier.id as "earlierId", earlier.slug as "earlierSlug", told.headline as "earlierHeadline", told.language as "earlierLanguage",
      earlier.published_at as "earlierAt"
    from (
      select story_id, published_at from published_tags where tag_id = ${tag} and is_follow_up
      order by published_at desc limit ${3 * mostStories}
    ) as borne
    join stories on stories.id = borne.story_id
    join revisions on revisions.story_id = stories.id and revisions.number = stories.published_number
    left join story_slugs on story_slugs.slug = revisions.follows and public_since is not null
    left join (stories as earlier join revisions as told
        on told.story_id = earlier.id and told.number = earlier.published_number)
      on earlier.id = story_slugs.story_id
    order by borne.published_at desc`;
  // Which of them readers can see may change without this tag.
  note(...rows.map(({ follows }) => `slug:${follows}`));
  const seen = rows.filter(({ earlierId }) => earlierId !== null).slice(0, mostStories);
  note(...seen.map(({ earlierId }) => `story:${earlierId}`));
  return seen.map(({ slug, headline, language, publishedAt, ...row }) => ({
    ...{ slug, headline, language, publishedAt },
    earlier: {
      slug: row.earlierSlug,
      headline: row.earlierHeadline,
      language: row.earlierLanguage,
      publishedAt: row.earlierAt,
    },
  }));
}

/** How many of the tags that are met most are looked at. */
const met = 100;

/** So many stories are counted; where there are more, the number that the related stories go by is near enough. */
const counted = 1000;

async function relatedTags(tag: number): Promise<RelatedTag[]> {
  const rows = await database().$queryRaw<(RelatedTag & { one: number; other: number; all: number })[]>`
    -- prepared: tag_related
    select tags.id, tags.name, tags.slug, pair.stories as both, self.stories as one, tags.stories as other,
      greatest((select stories from corpus where id = 1),
        (select count(*) from (select from stories where published_number is not null limit ${counted}) as few))::int as "all"
    from tags as self
    cross join lateral (
      select other_id, stories from tag_pairs where tag_id = self.id and stories > 1
      order by stories desc, other_id limit ${met}
    ) as pair
    join tags on tags.id = pair.other_id
    where self.id = ${tag}
    order by pair.stories desc, tags.id`;
  const near = nearestTags(rows, rows[0]?.all ?? 0, mostRelated);
  // How near tags are depends on the numbers of all, which every publication changes.
  note("tags");
  return near.map(({ id, name, slug, both }) => ({ id, name, slug, both }));
}
