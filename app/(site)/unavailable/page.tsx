import type { Metadata } from "next";
import { Empty } from "#components/site/empty.tsx";
import { Page } from "#components/site/page.tsx";
import { wordingOf } from "#lib/language/wording.ts";
import { siteSettingsOrFirst } from "#lib/settings/queries.ts";

/** The body of every 5xx. It asks for nothing that may not be there. */
export async function generateMetadata(): Promise<Metadata> {
  const wording = wordingOf(await siteSettingsOrFirst());
  return {
    title: wording.say("unavailable.title"),
    description: wording.say("unavailable.description"),
    robots: { index: false },
  };
}

export default async function UnavailablePage() {
  const settings = await siteSettingsOrFirst();
  const wording = wordingOf(settings);
  return (
    <Page siteName={settings.name} wording={wording} sections={[]}>
      <Empty level={1} title={wording.say("unavailable.heading")}>
        {wording.say("unavailable.more")}
      </Empty>
    </Page>
  );
}
