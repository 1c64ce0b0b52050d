import type { Metadata } from "next";
import { Empty } from "#components/site/empty.tsx";
import { Page } from "#components/site/page.tsx";
import { site } from "../site.ts";

/** The body of every 5xx. It asks the database for nothing. */
export const metadata: Metadata = {
  title: "Not available right now",
  description: "This page cannot be shown at the moment.",
  robots: { index: false },
};

export default function UnavailablePage() {
  return (
    <Page siteName={site().name} sections={[]}>
      <Empty level={1} title="This page cannot be shown right now">
        Something on our side is not working. Nothing is lost; please try again in a minute.
      </Empty>
    </Page>
  );
}
