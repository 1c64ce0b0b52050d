import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { cache } from "react";
import { Empty } from "#components/site/empty.tsx";
import { FeedLinks } from "#components/site/feed-links.tsx";
import { count, ListHead } from "#components/site/list-head.tsx";
import { MoreTags } from "#components/site/narrowing.tsx";
import { Pagination, pageAddress } from "#components/site/pagination.tsx";
import { StoryList } from "#components/site/story-list.tsx";
import { TagPlace } from "#components/site/tag-place.tsx";
import { Markdown } from "#components/story/markdown.tsx";
import { plainText } from "#lib/markdown/plain.ts";
import { siteSettings } from "#lib/settings/queries.ts";
import { listTagged } from "#lib/stories/queries.ts";
import { surroundingsOf } from "#lib/tags/place.ts";
import { tagBySlug } from "#lib/tags/queries.ts";
import { pageNumber, readSlug, type SearchParams } from "../../address.ts";
import { Frame } from "../../frame.tsx";
import { pageMetadata } from "../../site.ts";

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams };

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { tag, page } = await tagAt(props);
  const ofPage = page > 1 ? `, page ${page}` : "";
  const described = plainText(tag.description).replaceAll("\n", " ");
  return pageMetadata({
    title: `#${tag.name}${ofPage}`,
    description: described
      ? `${described}${ofPage && ` Page ${page}.`}`
      : `Stories tagged ${tag.name}, newest first, each with our take${ofPage}.`,
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
    </Frame>
  );
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
