import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Empty } from "#components/site/empty.tsx";
import { ListHead } from "#components/site/list-head.tsx";
import { WeekActions } from "#components/site/week-actions.tsx";
import { EditionLinks, WeekSteps } from "#components/site/week-foot.tsx";
import { daysOfWeek, partsOfWeek, weekAddress } from "#components/site/week-words.ts";
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
  const wording = await siteWording();
  const days = daysOfWeek(week, wording);
  return pageMetadata({
    title: wording.say("week.archive", { days }),
    description: wording.say("week.archiveDescription", { days }),
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
  const { actions, stories } = said;
  // Nothing is ahead, and nothing is from before the first story.
  if (week > current || (stories === 0 && before === null && week !== current)) notFound();
  const parts = partsOfWeek(week);
  return (
    <Frame current="/this-week">
      <ListHead title={daysOfWeek(week, wording)}>
        <p>
          {actions > 0
            ? wording.say("week.ofYearSummary", { ...parts, actions, stories })
            : wording.say("week.ofYear", parts)}
        </p>
      </ListHead>
      {actions > 0 ? (
        <WeekActions groups={said.groups} wording={wording} />
      ) : (
        <Empty title={wording.say("week.none")}>
          <a href="/this-week">{wording.say("week.noneMore")}</a>
        </Empty>
      )}
      {mails.length > 0 && (
        <div className="week-foot">
          <section aria-labelledby="mails">
            <h2 id="mails">{wording.say("week.mailed")}</h2>
            <EditionLinks editions={mails} wording={wording} />
          </section>
        </div>
      )}
      <WeekSteps before={before} after={after} now={after === null || week === current} wording={wording} />
    </Frame>
  );
}
