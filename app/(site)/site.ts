import type { Metadata } from "next";
import { env } from "#lib/env.ts";

/** The site's name, public address and time zone. */
export function site(): { name: string; url: string; timeZone: string } {
  const { SITE_NAME, SITE_URL, SITE_TIME_ZONE } = env();
  return { name: SITE_NAME, url: SITE_URL, timeZone: SITE_TIME_ZONE };
}

/** The public address of a path on this site, its letters encoded as a browser would. */
export function publicAddress(path: string): string {
  return new URL(path, site().url).href;
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
export function pageMetadata({ title, description, path, index = true, story }: PageFacts): Metadata {
  const { name } = site();
  const url = publicAddress(path);
  const common = { title, description, url, siteName: name, locale: "en_US" };
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
