import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { cache } from "react";
import { Empty } from "#components/site/empty.tsx";
import { FeedLinks } from "#components/site/feed-links.tsx";
import { JsonLd } from "#components/site/json-ld.tsx";
import { count, ListHead } from "#components/site/list-head.tsx";
import { MoreTags } from "#components/site/narrowing.tsx";
import { Pagination, pageAddress } from "#components/site/pagination.tsx";
import { StoryList } from "#components/site/story-list.tsx";
import { TagPlace } from "#components/site/tag-place.tsx";
import { Markdown } from "#components/story/markdown.tsx";
import { crumbsData, listData } from "#lib/cards/structured.ts";
import { plainText } from "#lib/markdown/plain.ts";
import { siteSettings } from "#lib/settings/queries.ts";
import { listTagged, type StoryCard } from "#lib/stories/queries.ts";
import { surroundingsOf } from "#lib/tags/place.ts";
import { tagBySlug } from "#lib/tags/queries.ts";
import { pageNumber, readSlug, type SearchParams } from "../../address.ts";
import { Frame } from "../../frame.tsx";
import { pageMetadata, siteFacts } from "../../site.ts";

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams };

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { tag, page } = await tagAt(props);
  const ofPage = page > 1 ? `, page ${page}` : "";
  return pageMetadata({
    title: `#${tag.name}${ofPage}`,
    description: tag.description
      ? `${descriptionOf(tag)}${ofPage && ` Page ${page}.`}`
      : `${descriptionOf(tag)}${ofPage}.`,
    path: pageAddress(tagPath(tag.slug), page),
    feeds: { scope: { kind: "tag", slug: tag.slug }, name: `#${tag.name}` },
  });
}

/** A subject as a place: what it is, what to do now, what its stories rest on and how they went on, and all of them. */
export default async function TagPage(props: Props) {
  const { tag, page } = await tagAt(props);
  const [{ stories, total, pages }, surroundings, { timeZone }] = await Promise.all([
    listTagged([tag.id], page),
    page === 1 ? surroundingsOf(tag.id) : null,
    siteSettings(),
  ]);
  if (page > pages) notFound();
  return (
    <Frame current="/tags">
      <ListHead title={`#${tag.name}`}>
        {tag.description && page === 1 && (
          <Markdown className="tag-description" text={tag.description} anchors={false} />
        )}
        {total > 0 && <p>{count(total, "story", "stories")}, newest first</p>}
        <MoreTags stories={stories} chosen={[tag.slug]} />
        <FeedLinks scope={{ kind: "tag", slug: tag.slug }} />
      </ListHead>
      {surroundings && <TagPlace {...surroundings} timeZone={timeZone} />}
      {total > 0 ? (
        <StoryList stories={stories} timeZone={timeZone} />
      ) : (
        <Empty title="No story bears this tag now">
          <a href="/tags">See all tags</a>
        </Empty>
      )}
      <Pagination page={page} pages={pages} path={tagPath(tag.slug)} />
      <JsonLd things={await tagData(tag, page, stories)} />
    </Frame>
  );
}

/** A page of stories about one subject, and where it stands. */
async function tagData(
  tag: { name: string; slug: string; description: string },
  page: number,
  stories: StoryCard[],
) {
  const site = await siteFacts();
  const path = tagPath(tag.slug);
  const here = { name: `#${tag.name}`, path };
  const list = {
    ...{ name: here.name, description: descriptionOf(tag), path: pageAddress(path, page) },
    stories: stories.map(({ slug }) => `/news/${encodeURIComponent(slug)}`),
    about: { name: tag.name, path },
  };
  const above = [
    { name: site.name, path: "/" },
    { name: "All tags", path: "/tags" },
  ];
  return [listData(list, site), crumbsData([...above, here], site)];
}

function descriptionOf(tag: { name: string; description: string }): string {
  const described = plainText(tag.description).replaceAll("\n", " ");
  return described || `Stories tagged ${tag.name}, newest first, each with our take`;
}

/** The tag at this address; an address that it had leads to the one it has now. */
async function tagAt({ params, searchParams }: Props) {
  const slug = readSlug((await params).slug);
  const tag = await load(slug);
  if (!tag) notFound();
  const page = pageNumber((await searchParams).page);
  if (tag.slug !== slug) permanentRedirect(pageAddress(tagPath(encodeURIComponent(tag.slug)), page));
  return { tag, page };
}

const load = cache(tagBySlug);

function tagPath(slug: string): string {
  return `/tags/${slug}`;
}
