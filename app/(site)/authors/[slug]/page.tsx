import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { AuthorHead } from "#components/site/author.tsx";
import { FeedLinks } from "#components/site/feed-links.tsx";
import { JsonLd } from "#components/site/json-ld.tsx";
import { Pagination, pageAddress } from "#components/site/pagination.tsx";
import { StoryList } from "#components/site/story-list.tsx";
import { authorData, crumbsData } from "#lib/cards/structured.ts";
import { authorBySlug } from "#lib/people/bylines.ts";
import { siteWording } from "#lib/settings/queries.ts";
import { listStories } from "#lib/stories/queries.ts";
import { pageNumber, readSlug, type SearchParams } from "../../address.ts";
import { Frame } from "../../frame.tsx";
import { ofPage, pageMetadata, siteFacts } from "../../site.ts";

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams };

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { author, page } = await authorAt(props);
  const wording = await siteWording();
  const about = author.about || wording.say("author.description", { author: author.name });
  return pageMetadata({
    ...(await ofPage(page, author.name, about)),
    path: pageAddress(authorPath(author.slug), page),
    feeds: { scope: { kind: "author", slug: author.slug }, name: author.name },
  });
}

/** Somebody's stories. There is no page of people of whom readers see nothing. */
export default async function AuthorPage(props: Props) {
  const { author, page } = await authorAt(props);
  const { stories, total, pages } = await listStories({ page, author: author.id });
  if (total === 0 || page > pages) notFound();
  const path = authorPath(author.slug);
  const wording = await siteWording();
  const { name, about, picture } = author;
  const site = await siteFacts();
  const home = { name: site.name, path: "/" };
  return (
    <Frame>
      <AuthorHead name={name} about={about} picture={picture}>
        <FeedLinks scope={{ kind: "author", slug: author.slug }} wording={wording} />
      </AuthorHead>
      <StoryList stories={stories} wording={wording} />
      <Pagination page={page} pages={pages} path={path} wording={wording} />
      <JsonLd things={[authorData(author, site), crumbsData([home, { name, path }], site)]} />
    </Frame>
  );
}

async function authorAt({ params, searchParams }: Props) {
  const author = await load(readSlug((await params).slug));
  if (!author) notFound();
  return { author, page: pageNumber((await searchParams).page) };
}

const load = cache(authorBySlug);

function authorPath(slug: string): string {
  return `/authors/${encodeURIComponent(slug)}`;
}
