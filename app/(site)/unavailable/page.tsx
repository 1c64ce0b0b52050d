import type { Metadata } from "next";
import { Empty } from "#components/site/empty.tsx";
import { Page } from "#components/site/page.tsx";
import { siteSettingsOrFirst } from "#lib/settings/queries.ts";

/** The body of every 5xx. It asks for nothing that may not be there. */
export const metadata: Metadata = {
  title: "Not available right now",
  description: "This page cannot be shown at the moment.",
  robots: { index: false },
};

export default async function UnavailablePage() {
  const { name } = await siteSettingsOrFirst();
  return (
    <Page siteName={name} sections={[]}>
      <Empty level={1} title="This page cannot be shown right now">
        Something on our side is not working. Nothing is lost; please try again in a minute.
      </Empty>
    </Page>
  );
}
