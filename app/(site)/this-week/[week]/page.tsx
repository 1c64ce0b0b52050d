import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Empty } from "#components/site/empty.tsx";
import { count, ListHead } from "#components/site/list-head.tsx";
import { WeekActions } from "#components/site/week-actions.tsx";
import { EditionLinks, WeekSteps } from "#components/site/week-foot.tsx";
import { daysOfWeek, weekAddress, weekNumber } from "#components/site/week-words.ts";
import "#components/site/pagination.css";
import { sentEditions } from "#lib/newsletter/queries.ts";
import { siteWording } from "#lib/settings/queries.ts";
import { actionsOfWeek, weeksAround } from "#lib/week/queries.ts";
import { isWeek, weekInZone } from "#lib/week/week.ts";
import { Frame } from "../../frame.tsx";
import { pageMetadata } from "../../site.ts";

type Props = { params: Promise<{ week: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { week } = await params;
  if (!isWeek(week)) notFound();
  return pageMetadata({
    title: `What to do in the week of ${daysOfWeek(week)}`,
    description: `What our stories of ${daysOfWeek(week)} said to do, by whom it is for.`,
    path: weekAddress(week),
  });
}

/** A week of the archive: what its stories said to do. */
export default async function WeekPage({ params }: Props) {
  const { week } = await params;
  if (!isWeek(week)) notFound();
  const wording = await siteWording();
  const current = weekInZone(new Date(), wording.timeZone);
  const [said, { before, after }, mails] = await Promise.all([
    actionsOfWeek(week),
    weeksAround(week),
    sentEditions({ week }),
  ]);
  // Nothing is ahead, and nothing is from before the first story.
  if (week > current || (said.stories === 0 && before === null && week !== current)) notFound();
  return (
    <Frame current="/this-week">
      <ListHead title={daysOfWeek(week)}>
        <p>
          {weekNumber(week)} of {week.slice(0, 4)}
          {said.actions > 0 &&
            `: ${count(said.actions, "thing", "things")} to do, from ${count(said.stories, "story", "stories")}`}
        </p>
      </ListHead>
      {said.actions > 0 ? (
        <WeekActions groups={said.groups} wording={wording} />
      ) : (
        <Empty title="No story of this week says what to do">
          <a href="/this-week">See what is to be done now</a>
        </Empty>
      )}
      {mails.length > 0 && (
        <div className="week-foot">
          <section aria-labelledby="mails">
            <h2 id="mails">As it was mailed</h2>
            <EditionLinks editions={mails} wording={wording} />
          </section>
        </div>
      )}
      <WeekSteps before={before} after={after} now={after === null || week === current} />
    </Frame>
  );
}
