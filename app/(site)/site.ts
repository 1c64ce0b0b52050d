import type { Metadata } from "next";
import { env } from "#lib/env.ts";
import { siteSettings, siteWording } from "#lib/settings/queries.ts";

/** The public address of a path on this site, its letters encoded as a browser would. */
export function publicAddress(path: string): string {
  return new URL(path, env().SITE_URL).href;
}

type PageFacts = {
  title: string;
  description: string;
  /** The page's one address, with those parameters that make it another page. */
  path: string;
  /** Filtered lists are for readers, not for search engines. */
  index?: boolean;
  story?: { publishedAt: Date; updatedAt: Date; section: string; tags: string[]; picture?: string };
};

/** What a page says about itself to search engines and to those who pass it on. */
export async function pageMetadata(facts: PageFacts): Promise<Metadata> {
  const { title, description, path, index = true, story } = facts;
  const { name, language } = await siteSettings();
  const url = publicAddress(path);
  const common = { title, description, url, siteName: name, locale: openGraphLocale(language) };
  return {
    title,
    description,
    alternates: { canonical: url },
    ...(!index && { robots: { index: false, follow: true } }),
    openGraph: story
      ? {
          ...common,
          type: "article",
          publishedTime: story.publishedAt.toISOString(),
          modifiedTime: story.updatedAt.toISOString(),
          section: story.section,
          tags: story.tags,
          ...(story.picture && { images: publicAddress(story.picture) }),
        }
      : { ...common, type: "website" },
  };
}

/** The title and the description of a page of a list; those after the first say which one it is. */
export async function ofPage(page: number, title: string, description: string) {
  if (page === 1) return { title, description };
  const wording = await siteWording();
  return {
    title: wording.say("list.titleOfPage", { title, page }),
    description: wording.say("list.descriptionOfPage", { description, page }),
  };
}

/** "en-GB" as Open Graph writes it, with the most likely country where none is said. */
function openGraphLocale(language: string): string {
  const { language: spoken, region } = new Intl.Locale(language).maximize();
  return region ? `${spoken}_${region}` : spoken;
}
