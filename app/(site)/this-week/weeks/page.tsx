import type { Metadata } from "next";
import { Empty } from "#components/site/empty.tsx";
import { count, ListHead } from "#components/site/list-head.tsx";
import { Weeks } from "#components/site/week-foot.tsx";
import { allWeeks } from "#lib/week/queries.ts";
import { Frame } from "../../frame.tsx";
import { pageMetadata } from "../../site.ts";

export function generateMetadata(): Promise<Metadata> {
  return pageMetadata({
    title: "Week by week",
    description: "Every week, with what its stories said to do.",
    path: "/this-week/weeks",
  });
}

export default async function WeeksPage() {
  const weeks = await allWeeks();
  return (
    <Frame current="/this-week">
      <ListHead title="Week by week">
        {weeks.length > 0 && (
          <p>
            {count(weeks.length, "week", "weeks")} of stories that say what to do, newest first.{" "}
            <a href="/this-week">What is current now</a>
          </p>
        )}
      </ListHead>
      {weeks.length > 0 ? (
        <Weeks weeks={weeks} />
      ) : (
        <Empty title="No week has passed here yet">
          The first stories that say what to do will begin it. <a href="/news">Read the latest stories</a>
        </Empty>
      )}
    </Frame>
  );
}
