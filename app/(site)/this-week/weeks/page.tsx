import type { Metadata } from "next";
import { Empty } from "#components/site/empty.tsx";
import { ListHead } from "#components/site/list-head.tsx";
import { Weeks } from "#components/site/week-foot.tsx";
import { linkTo, Phrase } from "#components/story/phrase.tsx";
import { siteWording } from "#lib/settings/queries.ts";
import { allWeeks } from "#lib/week/queries.ts";
import { Frame } from "../../frame.tsx";
import { pageMetadata } from "../../site.ts";

export async function generateMetadata(): Promise<Metadata> {
  const wording = await siteWording();
  return pageMetadata({
    title: wording.say("week.byWeek"),
    description: wording.say("week.weeksDescription"),
    path: "/this-week/weeks",
  });
}

export default async function WeeksPage() {
  const [weeks, wording] = await Promise.all([allWeeks(), siteWording()]);
  return (
    <Frame current="/this-week">
      <ListHead title={wording.say("week.byWeek")}>
        {weeks.length > 0 && (
          <p>
            <Phrase
              wording={wording}
              say="week.weeks"
              with={{ count: weeks.length, now: linkTo("/this-week") }}
            />
          </p>
        )}
      </ListHead>
      {weeks.length > 0 ? (
        <Weeks weeks={weeks} wording={wording} />
      ) : (
        <Empty title={wording.say("week.noWeeks")}>
          <Phrase wording={wording} say="week.noWeeksMore" with={{ news: linkTo("/news") }} />
        </Empty>
      )}
    </Frame>
  );
}
