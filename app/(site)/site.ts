import type { Metadata } from "next";
import { cardSize } from "#lib/cards/face.ts";
import { type SharedPicture, siteCard } from "#lib/cards/queries.ts";
import type { Site } from "#lib/cards/structured.ts";
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
  story?: {
    publishedAt: Date;
    updatedAt: Date;
    section: string;
    tags: string[];
    /** The path of the author's page. */
    author: string | null;
    card: SharedPicture | null;
    /** What it is written in (BCP 47); null for the site's language. */
    language: string | null;
  };
  /** The path of what other programs learn from how to embed this page. */
  embed?: string;
  /** What has feeds of its own here, beside those of the site. */
  feeds?: { scope: Scope; name: string | null };
};

/** What a page says about itself to search engines and to those who pass it on, with the picture that they show. */
export async function pageMetadata(facts: PageFacts): Promise<Metadata> {
  const { title, description, path, index = true, feeds, story, embed } = facts;
  const { name, language, socialLinks } = await siteSettings();
  const card = story ? story.card : await siteCard();
  const url = publicAddress(path);
  const images = card
    ? [{ url: publicAddress(card.src), ...cardSize, type: "image/png", alt: card.alt }]
    : [];
  const common = {
    title,
    description,
    url,
    siteName: name,
    locale: openGraphLocale(story?.language ?? language),
    images,
  };
  return {
    title,
    description,
    alternates: {
      canonical: url,
      types: {
        ...feedTypes(name, feeds, (await siteWording()).say("story.doThisWeek")),
        ...(embed && oEmbedTypes(embed)),
      },
    },
    robots: index ? { "max-image-preview": "large" } : { index: false, follow: true },
    openGraph: story
      ? {
          ...common,
          type: "article",
          publishedTime: story.publishedAt.toISOString(),
          modifiedTime: story.updatedAt.toISOString(),
          section: story.section,
          tags: story.tags,
          ...(story.author && { authors: [publicAddress(story.author)] }),
        }
      : { ...common, type: "website" },
    twitter: {
      card: card ? "summary_large_image" : "summary",
      site: accountOn(socialLinks.map((link) => link.url)),
      images,
    },
  };
}

/** What structured data of any page needs to know of the site. */
export async function siteFacts(): Promise<Site> {
  const { name, language, logo, socialLinks, readers } = await siteSettings();
  const picture = logo ?? (await siteCard());
  const links = socialLinks.map(({ url }) => url);
  const open = readers === "everyone";
  return { name, language, open, logo: picture?.src ?? null, links, at: publicAddress };
}

/** Where programs ask how to show a page of this site (oEmbed 1.0, 4: discovery). */
function oEmbedTypes(path: string) {
  const asked = `/oembed?url=${encodeURIComponent(publicAddress(path))}`;
  return {
    "application/json+oembed": publicAddress(`${asked}&format=json`),
    "text/xml+oembed": publicAddress(`${asked}&format=xml`),
  };
}

/** "@name" of the first link that leads to an account on X. */
function accountOn(links: string[]): string | undefined {
  for (const link of links) {
    const account = /^https:\/\/(?:www\.)?(?:x|twitter)\.com\/(\w{1,15})\/?$/.exec(link)?.[1];
    if (account) return `@${account}`;
  }
}

/**
 * What programs that look for feeds find in the page's head: every kind of what it shows, and of the site one, since these stand on
 * every page; /feeds has the others.
 */
function feedTypes(siteName: string, own: PageFacts["feeds"], doThisWeek: string) {
  const link = (scope: Scope, name: string | null, file: string, words: string) => ({
    url: publicAddress(filePath(scope, file)),
    title: `${feedTitle(siteName, name)} (${words})`,
  });
  const all: [type: string, link: ReturnType<typeof link>][] = [];
  if (own) {
    for (const file of feedFiles)
      all.push([formats[file].type, link(own.scope, own.name, file, formats[file].name)]);
    if (own.scope.kind !== "author")
      all.push([calendar.type, link(own.scope, own.name, calendar.file, doThisWeek)]);
  }
  const { type, name } = formats["atom.xml"];
  if (own?.scope.kind !== "site") all.push([type, link(site, null, "atom.xml", name)]);
  const byType = Map.groupBy(all, ([kind]) => kind);
  return Object.fromEntries([...byType].map(([kind, links]) => [kind, links.map(([, each]) => each)]));
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
