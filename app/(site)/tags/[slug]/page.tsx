import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { cache } from "react";
import { Empty } from "#components/site/empty.tsx";
import { count, ListHead } from "#components/site/list-head.tsx";
import { MoreTags } from "#components/site/narrowing.tsx";
import { Pagination, pageAddress } from "#components/site/pagination.tsx";
import { StoryList } from "#components/site/story-list.tsx";
import { siteSettings } from "#lib/settings/queries.ts";
import { listTagged } from "#lib/stories/queries.ts";
import { tagBySlug } from "#lib/tags/queries.ts";
import { pageNumber, readSlug, type SearchParams } from "../../address.ts";
import { Frame } from "../../frame.tsx";
import { pageMetadata } from "../../site.ts";

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams };

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { tag, page } = await tagAt(props);
  const ofPage = page > 1 ? `, page ${page}` : "";
  return pageMetadata({
    title: `#${tag.name}${ofPage}`,
    description: `Stories tagged ${tag.name}, newest first, each with our take${ofPage}.`,
    path: pageAddress(tagPath(tag.slug), page),
  });
}

export default async function TagPage(props: Props) {
  const { tag, page } = await tagAt(props);
  const { stories, total, pages } = await listTagged([tag.id], page);
  if (page > pages) notFound();
  return (
    <Frame current="/tags">
      <ListHead title={`#${tag.name}`}>
        {total > 0 && <p>{count(total, "story", "stories")}, newest first</p>}
        <MoreTags stories={stories} chosen={[tag.slug]} />
      </ListHead>
      {total > 0 ? (
        <StoryList stories={stories} timeZone={(await siteSettings()).timeZone} />
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
