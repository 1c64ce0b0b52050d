import type { Metadata } from "next";
import { FeedList } from "#components/site/feed-list.tsx";
import { ListHead } from "#components/site/list-head.tsx";
import { calendar, filePath, site } from "#lib/feeds/formats.ts";
import { siteSettings, siteWording } from "#lib/settings/queries.ts";
import { Frame, sectionsInOrder } from "../frame.tsx";
import { pageMetadata, publicAddress } from "../site.ts";

export async function generateMetadata(): Promise<Metadata> {
  const [{ name }, wording] = await Promise.all([siteSettings(), siteWording()]);
  return pageMetadata({
    title: wording.say("feeds.title"),
    description: wording.say("feeds.description", { site: name }),
    path: "/feeds",
  });
}

/** Where readers find every way to follow the site from elsewhere. */
export default async function FeedsPage() {
  const [{ name }, wording] = await Promise.all([siteSettings(), siteWording()]);
  // Programs that keep calendars open such an address by subscribing to what is there.
  const subscribe = publicAddress(filePath(site, calendar.file)).replace(/^https?:/, "webcal:");
  return (
    <Frame current="/feeds">
      <ListHead title={wording.say("feeds.title")}>
        <p>{wording.say("feeds.lead", { site: name })}</p>
      </ListHead>
      <FeedList sections={await sectionsInOrder()} subscribe={subscribe} wording={wording} />
    </Frame>
  );
}
