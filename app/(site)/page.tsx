import type { Metadata } from "next";
import { Empty } from "#components/site/empty.tsx";
import { Briefs, Lead, Tiles } from "#components/site/front.tsx";
import { JsonLd } from "#components/site/json-ld.tsx";
import { WaysIn } from "#components/site/ways-in.tsx";
import { siteData } from "#lib/cards/structured.ts";
import { siteSettings } from "#lib/settings/queries.ts";
import { heroOf, listStories } from "#lib/stories/queries.ts";
import { commonTags } from "#lib/tags/queries.ts";
import { Frame, sectionsInOrder } from "./frame.tsx";
import { pageMetadata, siteFacts } from "./site.ts";

const storiesOnFront = 14;
const tagsOnFront = 16;

export async function generateMetadata(): Promise<Metadata> {
  const { name } = await siteSettings();
  const description =
    "News in AI and software: what happened, what we think of it, and what to do about it this week.";
  return {
    ...(await pageMetadata({ title: name, description, path: "/" })),
    title: { absolute: `${name}: news with a take` },
  };
}

export default async function FrontPage() {
  const { timeZone } = await siteSettings();
  const [{ stories }, allSections, tags] = await Promise.all([
    listStories({ page: 1, perPage: storiesOnFront }),
    sectionsInOrder(),
    commonTags(tagsOnFront),
  ]);
  const [lead, ...others] = stories;
  const hero = lead ? await heroOf(lead.id) : null;
  return (
    <Frame front>
      {lead ? (
        <>
          <Lead story={lead} hero={hero} timeZone={timeZone} />
          <Tiles stories={others.slice(0, 3)} timeZone={timeZone} />
          <Briefs stories={others.slice(3)} timeZone={timeZone} />
        </>
      ) : (
        <Empty title="The first story is being written">
          Nothing has been published here yet. Come back soon: this page will show it the moment it is out.
        </Empty>
      )}
      <WaysIn sections={allSections} tags={tags} />
      <JsonLd things={[siteData(await siteFacts())]} />
    </Frame>
  );
}
