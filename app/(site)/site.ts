import type { Metadata } from "next";
import { env } from "#lib/env.ts";
import { calendar, feedFiles, feedTitle, filePath, formats, type Scope, site } from "#lib/feeds/formats.ts";
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
  /** What has feeds of its own here, beside those of the site. */
  feeds?: { scope: Scope; name: string };
  story?: { publishedAt: Date; updatedAt: Date; section: string; tags: string[]; picture?: string };
};

/** What a page says about itself to search engines and to those who pass it on. */
export async function pageMetadata(facts: PageFacts): Promise<Metadata> {
  const { title, description, path, index = true, feeds, story } = facts;
  const { name, language } = await siteSettings();
  const url = publicAddress(path);
  const common = { title, description, url, siteName: name, locale: openGraphLocale(language) };
  return {
    title,
    description,
    alternates: {
      canonical: url,
      types: feedTypes(name, feeds, (await siteWording()).say("story.doThisWeek")),
    },
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

/** What programs that look for feeds find in the page's head: those of what it shows first, then the site's. */
function feedTypes(siteName: string, own: PageFacts["feeds"], doThisWeek: string) {
  const scopes = [...(own ? [own] : []), { scope: site, name: null }];
  const links = (file: string, words: string) =>
    scopes
      .filter(({ scope }) => file !== calendar.file || scope.kind !== "author")
      .map(({ scope, name }) => ({
        url: publicAddress(filePath(scope, file)),
        title: `${feedTitle(siteName, name)} (${words})`,
      }));
  return {
    ...Object.fromEntries(feedFiles.map((file) => [formats[file].type, links(file, formats[file].name)])),
    [calendar.type]: links(calendar.file, doThisWeek),
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
