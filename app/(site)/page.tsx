import type { Metadata } from "next";
import { Empty } from "#components/site/empty.tsx";
import { Briefs, Lead, Tiles } from "#components/site/front.tsx";
import { JsonLd } from "#components/site/json-ld.tsx";
import { WaysIn } from "#components/site/ways-in.tsx";
import { siteData } from "#lib/cards/structured.ts";
import { site } from "#lib/feeds/formats.ts";
import { siteSettings, siteWording } from "#lib/settings/queries.ts";
import { heroOf, listStories } from "#lib/stories/queries.ts";
import { commonTags } from "#lib/tags/queries.ts";
import { Frame, sectionsInOrder } from "./frame.tsx";
import { pageMetadata, siteFacts } from "./site.ts";

const storiesOnFront = 14;
const tagsOnFront = 16;

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
          <Lead story={lead} hero={hero} wording={wording} />
          <Tiles stories={others.slice(0, 3)} wording={wording} />
          <Briefs stories={others.slice(3)} wording={wording} />
        </>
      ) : (
        <Empty title={wording.say("front.empty")}>{wording.say("front.emptyMore")}</Empty>
      )}
      <WaysIn sections={allSections} tags={tags} wording={wording} />
      <JsonLd things={[siteData(await siteFacts())]} />
    </Frame>
  );
}
