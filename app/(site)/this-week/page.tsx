import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { cache } from "react";
import { Empty } from "#components/site/empty.tsx";
import { FeedLinks } from "#components/site/feed-links.tsx";
import { ListHead } from "#components/site/list-head.tsx";
import { SubscribeBand } from "#components/site/subscribe-band.tsx";
import { WeekActions } from "#components/site/week-actions.tsx";
import { WeekFoot } from "#components/site/week-foot.tsx";
import { WeekTags } from "#components/site/week-tags.tsx";
import { daysOfWeek } from "#components/site/week-words.ts";
import { linkTo, Phrase } from "#components/story/phrase.tsx";
import { site } from "#lib/feeds/formats.ts";
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
  const wording = await siteWording();
  return pageMetadata({
    title: tag ? wording.say("week.titleOf", { tag: tag.name }) : wording.say("week.title"),
    description: tag ? wording.say("week.descriptionOf", { tag: tag.name }) : wording.say("week.description"),
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
  const { actions, stories } = now;
  const days = daysOfWeek(weekInZone(new Date(), wording.timeZone), wording);
  return (
    <Frame current="/this-week" subscribe={false}>
      <ListHead title={wording.say("week.title")}>
        <p>{actions > 0 ? wording.say("week.summary", { days, actions, stories }) : days}</p>
        <FeedLinks scope={tag ? { kind: "tag", slug: tag.slug } : site} wording={wording} files={[]} />
        <WeekTags tags={(all ?? now).tags} chosen={tag} wording={wording} />
      </ListHead>
      {actions > 0 ? (
        <WeekActions groups={now.groups} wording={wording} />
      ) : tag ? (
        <Empty title={wording.say("week.emptyOf", { tag: tag.name })}>
          <a href="/this-week">{wording.say("week.emptyOfMore")}</a>
        </Empty>
      ) : (
        <Empty title={wording.say("week.empty")}>
          <Phrase
            wording={wording}
            say="week.emptyMore"
            with={{ news: linkTo("/news"), weeks: linkTo("/this-week/weeks") }}
          />
        </Empty>
      )}
      {open && <SubscribeBand tags={await commonTags(tagsOffered)} wording={wording} />}
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
