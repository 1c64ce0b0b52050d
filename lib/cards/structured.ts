import type {
  AnalysisNewsArticle,
  BreadcrumbList,
  CollectionPage,
  CorrectionComment,
  CreativeWork,
  ImageObject,
  NewsArticle,
  Organization,
  Person,
  ProfilePage,
  SearchActionLeaf,
  Thing,
  WebSite,
  WithActionConstraints,
  WithContext,
} from "schema-dts";
import type { PublishedStory } from "#lib/stories/queries.ts";

/** What structured data of any page needs to know of the site; `at` makes a path of it a whole address. */
export type Site = {
  name: string;
  /** A language tag (BCP 47). */
  language: string;
  /** Whether everybody may read. */
  open: boolean;
  /** The path of its logo or, where it has none, of the picture with its name; null while that is not drawn. */
  logo: string | null;
  links: string[];
  at(path: string): string;
};

/** What is told of a story. */
export type Told = Pick<
  PublishedStory,
  | "headline"
  | "summary"
  | "language"
  | "ourTake"
  | "section"
  | "tags"
  | "publishedAt"
  | "updatedAt"
  | "readingMinutes"
  | "words"
  | "sources"
  | "hero"
  | "corrections"
  | "author"
>;

/** A page above this one, by its name and path. */
export type Crumb = { name: string; path: string };

/** A picture that a page shows, by its path. */
type Shown = {
  src: string;
  picture?: { width: number; height: number } | null;
  alt?: string;
  credit?: string;
};

const context = { "@context": "https://schema.org" } as const;

/**
 * A story as search engines read it (schema.org): an analysis where the desk gives its take, else news. Typos are told as
 * corrections, updates are not: the date of change is theirs.
 */
export function storyData(
  story: Told,
  site: Site,
  path: string,
  card: string | null,
): WithContext<AnalysisNewsArticle | NewsArticle> {
  const section = { name: story.section.name, path: `/sections/${story.section.slug}` };
  const corrections = story.corrections.filter(({ kind }) => kind !== "update");
  return {
    ...context,
    "@type": story.ourTake ? "AnalysisNewsArticle" : "NewsArticle",
    headline: story.headline,
    description: story.summary,
    mainEntityOfPage: site.at(path),
    datePublished: story.publishedAt.toISOString(),
    dateModified: story.updatedAt.toISOString(),
    inLanguage: story.language ?? site.language,
    isAccessibleForFree: site.open,
    wordCount: story.words,
    timeRequired: `PT${story.readingMinutes}M`,
    image: imagesOf(story.hero, card, site),
    author: story.author ? person(story.author, site) : publisher(site),
    publisher: publisher(site),
    articleSection: story.section.name,
    isPartOf: { "@type": "CollectionPage", name: section.name, url: site.at(section.path) },
    keywords: story.tags.map(({ name }) => name),
    about: story.tags.map(
      ({ name, slug }): Thing => ({
        "@type": "Thing",
        name,
        url: site.at(`/tags/${slug}`),
      }),
    ),
    ...(story.sources.length > 0 && { citation: story.sources.filter(({ url }) => url !== "").map(cited) }),
    ...(corrections.length > 0 && {
      correction: corrections.map(
        ({ date, text }): CorrectionComment => ({
          "@type": "CorrectionComment",
          datePublished: date,
          text,
        }),
      ),
    }),
  };
}

/** The site itself, with the way to search it. */
export function siteData(site: Site): WithContext<WebSite> {
  const search: WithActionConstraints<SearchActionLeaf> = {
    "@type": "SearchAction",
    target: { "@type": "EntryPoint", urlTemplate: `${site.at("/search")}?q={words}` },
    "query-input": "required name=words",
  };
  return {
    ...context,
    "@type": "WebSite",
    name: site.name,
    url: site.at("/"),
    inLanguage: site.language,
    publisher: publisher(site),
    potentialAction: search,
  };
}

/** A page that lists stories, by their paths in its order; with `about` those of one subject. */
export function listData(
  page: { name: string; description: string; path: string; stories: string[]; about?: Crumb },
  site: Site,
): WithContext<CollectionPage> {
  return {
    ...context,
    "@type": "CollectionPage",
    name: page.name,
    description: page.description,
    url: site.at(page.path),
    inLanguage: site.language,
    isPartOf: { "@type": "WebSite", name: site.name, url: site.at("/") },
    ...(page.about && {
      about: { "@type": "Thing", name: page.about.name, url: site.at(page.about.path) } satisfies Thing,
    }),
    mainEntity: {
      "@type": "ItemList",
      itemListElement: page.stories.map((path, index) => ({
        "@type": "ListItem" as const,
        position: index + 1,
        url: site.at(path),
      })),
    },
  };
}

/** Somebody who writes here. */
export function authorData(
  author: { name: string; slug: string; about: string; picture: Shown | null },
  site: Site,
): WithContext<ProfilePage> {
  const { name, slug, about, picture } = author;
  return {
    ...context,
    "@type": "ProfilePage",
    url: site.at(authorPath(slug)),
    inLanguage: site.language,
    mainEntity: {
      ...person({ name, slug }, site),
      ...(about && { description: about }),
      ...(picture && { image: site.at(picture.src) }),
      worksFor: publisher(site),
    },
  };
}

/** Where a page stands: the pages above it, and itself. */
export function crumbsData(crumbs: Crumb[], site: Site): WithContext<BreadcrumbList> {
  return {
    ...context,
    "@type": "BreadcrumbList",
    itemListElement: crumbs.map(({ name, path }, index) => ({
      "@type": "ListItem",
      position: index + 1,
      name,
      item: site.at(path),
    })),
  };
}

function publisher({ name, logo, links, at }: Site): Organization {
  return {
    "@type": "Organization",
    name,
    url: at("/"),
    ...(logo && { logo: { "@type": "ImageObject", url: at(logo) } as const }),
    ...(links.length > 0 && { sameAs: links }),
  };
}

function person({ name, slug }: { name: string; slug: string }, site: Site) {
  return { "@type": "Person", name, url: site.at(authorPath(slug)) } as const satisfies Person;
}

function authorPath(slug: string): string {
  return `/authors/${encodeURIComponent(slug)}`;
}

function imagesOf(hero: Shown | null, card: string | null, { at }: Site): (ImageObject | string)[] {
  return [...(hero ? [image(hero, at)] : []), ...(card ? [at(card)] : [])];
}

function image({ src, alt, credit }: Shown, at: Site["at"]): ImageObject {
  return {
    "@type": "ImageObject",
    url: at(src),
    ...(alt && { caption: alt }),
    ...(credit && { creditText: credit }),
  };
}

function cited({ title, url, publisher: by, date }: PublishedStory["sources"][number]): CreativeWork {
  return {
    "@type": "CreativeWork",
    name: title,
    url,
    ...(by && { publisher: { "@type": "Organization", name: by } as const }),
    ...(date && { datePublished: date }),
  };
}
