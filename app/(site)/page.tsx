import type { Metadata } from "next";
import { Empty } from "#components/site/empty.tsx";
import { Briefs, FrontWeek, Lead, Tiles } from "#components/site/front.tsx";
import { JsonLd } from "#components/site/json-ld.tsx";
import { WaysIn } from "#components/site/ways-in.tsx";
import { siteData } from "#lib/cards/structured.ts";
import { site } from "#lib/feeds/formats.ts";
import { siteSettings, siteWording } from "#lib/settings/queries.ts";
import { heroOf, listStories } from "#lib/stories/queries.ts";
import { commonTags } from "#lib/tags/queries.ts";
import { thisWeek } from "#lib/week/queries.ts";
import { Frame, sectionsInOrder } from "./frame.tsx";
import { pageMetadata, siteFacts } from "./site.ts";

const storiesOnFront = 14;
const withPictures = 4;
const tagsOnFront = 16;
const actionsOnFront = 4;

export async function generateMetadata(): Promise<Metadata> {
  const { name } = await siteSettings();
  const wording = await siteWording();
  const description = wording.say("front.description");
  return {
    ...(await pageMetadata({ title: name, description, path: "/", feeds: { scope: site, name: null } })),
    title: { absolute: wording.say("front.title", { site: name }) },
  };
}

export default async function FrontPage() {
  const wording = await siteWording();
  const [{ stories }, allSections, tags, week] = await Promise.all([
    listStories({ page: 1, perPage: storiesOnFront }),
    sectionsInOrder(),
    commonTags(tagsOnFront),
    thisWeek(null, actionsOnFront),
  ]);
  const [lead, ...seconds] = await Promise.all(
    stories.slice(0, withPictures).map(async (story) => ({ ...story, hero: await heroOf(story.id) })),
  );
  const actions = week.groups.flatMap((group) => group.actions).slice(0, actionsOnFront);
  return (
    <Frame front>
      {lead ? (
        <>
          <Lead story={lead} wording={wording} />
          <Tiles stories={seconds} wording={wording} />
          <div className="front-foot">
            <Briefs stories={stories.slice(withPictures)} wording={wording} />
            <FrontWeek actions={actions} wording={wording} />
          </div>
        </>
      ) : (
        <Empty title={wording.say("front.empty")}>{wording.say("front.emptyMore")}</Empty>
      )}
      <WaysIn sections={allSections} tags={tags} wording={wording} />
      <JsonLd things={[siteData(await siteFacts())]} />
    </Frame>
  );
}
