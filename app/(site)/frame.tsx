import { cache } from "react";
import { Page } from "#components/site/page.tsx";
import { isOpen } from "#lib/newsletter/settings.ts";
import { sections } from "#lib/sections/queries.ts";
import { siteSettings, siteWording } from "#lib/settings/queries.ts";
import { anyTakes } from "#lib/takes/queries.ts";

type Props = {
  current?: string;
  front?: boolean;
  /** False where the page has the form for the weekly mail itself. */
  subscribe?: boolean;
  children: React.ReactNode;
};

/** A reader's page with the site's sections in its masthead. */
export async function Frame({ subscribe = true, ...props }: Props) {
  const { name, logo, socialLinks, readers } = await siteSettings();
  return (
    <Page
      siteName={name}
      wording={await siteWording()}
      logo={logo}
      socialLinks={socialLinks}
      account={readers === "signed_in"}
      sections={await sectionsInOrder()}
      record={await anyTakes()}
      subscribe={subscribe && (await isOpen())}
      {...props}
    />
  );
}

/** The sections, asked for once however many parts of a page need them. */
export const sectionsInOrder = cache(sections);
