import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { cache } from "react";
import { Empty } from "#components/site/empty.tsx";
import { count, ListHead } from "#components/site/list-head.tsx";
import { SubscribeBand } from "#components/site/subscribe-band.tsx";
import { WeekActions } from "#components/site/week-actions.tsx";
import { WeekFoot } from "#components/site/week-foot.tsx";
import { WeekTags } from "#components/site/week-tags.tsx";
import { daysOfWeek } from "#components/site/week-words.ts";
import { sentEditions } from "#lib/newsletter/queries.ts";
import { isOpen } from "#lib/newsletter/settings.ts";
import { siteWording } from "#lib/settings/queries.ts";
import { commonTags, tagBySlug } from "#lib/tags/queries.ts";
import { allWeeks, thisWeek } from "#lib/week/queries.ts";
import { weekInZone } from "#lib/week/week.ts";
import type { SearchParams } from "../address.ts";
import { Frame } from "../frame.tsx";
import { pageMetadata } from "../site.ts";

type Props = { searchParams: SearchParams };

const weeksShown = 6;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const tag = await tagAt(searchParams);
  return pageMetadata({
    title: tag ? `Do this week: ${tag.name}` : "Do this week",
    description: `What to do now${tag ? ` about ${tag.name}` : ""}: the actions of our stories that are current, by whom they are for.`,
    path: tag ? `/this-week?tag=${encodeURIComponent(tag.slug)}` : "/this-week",
    index: !tag,
  });
}

/** What is to be done now, out of all stories that say so. */
export default async function ThisWeekPage({ searchParams }: Props) {
  const tag = await tagAt(searchParams);
  const wording = await siteWording();
  const [now, all, weeks, mails, open] = await Promise.all([
    thisWeek(tag?.id ?? null),
    tag ? thisWeek() : null,
    allWeeks(),
    sentEditions({ most: 6 }),
    isOpen(),
  ]);
  return (
    <Frame current="/this-week" subscribe={false}>
      <ListHead title="Do this week">
        <p>
          {daysOfWeek(weekInZone(new Date(), wording.timeZone))}
          {now.actions > 0 &&
            `: ${count(now.actions, "thing", "things")} to do, from ${count(now.stories, "story", "stories")}`}
        </p>
        <WeekTags tags={(all ?? now).tags} chosen={tag} />
      </ListHead>
      {now.actions > 0 ? (
        <WeekActions groups={now.groups} wording={wording} />
      ) : (
        <Empty title={tag ? `Nothing to do about ${tag.name} just now` : "Nothing to do just now"}>
          {tag ? (
            <a href="/this-week">See what else there is to do</a>
          ) : (
            <>
              What our stories said to do has passed. <a href="/news">Read the latest stories</a>, or look
              through the weeks before.
            </>
          )}
        </Empty>
      )}
      {open && <SubscribeBand tags={await commonTags(tagsOffered)} />}
      <WeekFoot weeks={weeks.slice(0, weeksShown)} editions={mails} wording={wording} />
    </Frame>
  );
}

const tagsOffered = 24;

async function tagAt(searchParams: SearchParams) {
  const { tag: given } = await searchParams;
  const slug = [given ?? ""].flat()[0] ?? "";
  if (slug === "") return null;
  const tag = await known(slug);
  if (!tag) notFound();
  if (tag.slug !== slug) permanentRedirect(`/this-week?tag=${encodeURIComponent(tag.slug)}`);
  return tag;
}

const known = cache(tagBySlug);
