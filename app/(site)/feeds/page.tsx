import type { Metadata } from "next";
import { FeedList } from "#components/site/feed-list.tsx";
import { ListHead } from "#components/site/list-head.tsx";
import { calendar, filePath, site } from "#lib/feeds/formats.ts";
import { siteSettings } from "#lib/settings/queries.ts";
import { Frame, sectionsInOrder } from "../frame.tsx";
import { pageMetadata, publicAddress } from "../site.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { name } = await siteSettings();
  return pageMetadata({
    title: "Feeds",
    description: `Follow ${name} in a feed reader or a calendar: all of it, a section, a tag, an author, or the takes alone.`,
    path: "/feeds",
  });
}

/** Where readers find every way to follow the site from elsewhere. */
export default async function FeedsPage() {
  const { name } = await siteSettings();
  // Programs that keep calendars open such an address by subscribing to what is there.
  const subscribe = publicAddress(filePath(site, calendar.file)).replace(/^https?:/, "webcal:");
  return (
    <Frame current="/feeds">
      <ListHead title="Feeds">
        <p>
          Read {name} in a feed reader or a calendar of your own. Copy an address from here into it; new
          stories and corrections arrive there by themselves.
        </p>
      </ListHead>
      <FeedList sections={await sectionsInOrder()} subscribe={subscribe} />
    </Frame>
  );
}
