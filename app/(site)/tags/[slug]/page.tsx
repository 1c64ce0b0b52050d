import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { cache } from "react";
import { Empty } from "#components/site/empty.tsx";
import { FeedLinks } from "#components/site/feed-links.tsx";
import { JsonLd } from "#components/site/json-ld.tsx";
import { ListHead } from "#components/site/list-head.tsx";
import { MoreTags } from "#components/site/narrowing.tsx";
import { Pagination, pageAddress } from "#components/site/pagination.tsx";
import { StoryList } from "#components/site/story-list.tsx";
import { TagPlace } from "#components/site/tag-place.tsx";
import { Markdown } from "#components/story/markdown.tsx";
import { crumbsData, listData } from "#lib/cards/structured.ts";
import { plainText } from "#lib/markdown/plain.ts";
import { siteWording } from "#lib/settings/queries.ts";
import { listTagged, type StoryCard } from "#lib/stories/queries.ts";
import { surroundingsOf } from "#lib/tags/place.ts";
import { tagBySlug } from "#lib/tags/queries.ts";
import { pageNumber, readSlug, type SearchParams } from "../../address.ts";
import { Frame } from "../../frame.tsx";
import { ofPage, pageMetadata, siteFacts } from "../../site.ts";

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams };

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { tag, page } = await tagAt(props);
  return pageMetadata({
    ...(await ofPage(page, `#${tag.name}`, await descriptionOf(tag))),
    path: pageAddress(tagPath(tag.slug), page),
    feeds: { scope: { kind: "tag", slug: tag.slug }, name: `#${tag.name}` },
  });
}

/** A subject as a place: what it is, what to do now, what its stories rest on and how they went on, and all of them. */
export default async function TagPage(props: Props) {
  const { tag, page } = await tagAt(props);
  const [{ stories, total, pages }, surroundings, wording] = await Promise.all([
    listTagged([tag.id], page),
    page === 1 ? surroundingsOf(tag.id) : null,
    siteWording(),
  ]);
  if (page > pages) notFound();
  return (
    <Frame current="/tags">
      <ListHead title={`#${tag.name}`}>
        {tag.description && page === 1 && (
          <Markdown className="tag-description" text={tag.description} anchors={false} wording={wording} />
        )}
        {total > 0 && <p>{wording.say("list.count", { count: total })}</p>}
        <MoreTags stories={stories} chosen={[tag.slug]} wording={wording} />
        <FeedLinks scope={{ kind: "tag", slug: tag.slug }} wording={wording} />
      </ListHead>
      {surroundings && <TagPlace {...surroundings} wording={wording} />}
      {total > 0 ? (
        <StoryList stories={stories} wording={wording} />
      ) : (
        <Empty title={wording.say("tag.empty")}>
          <a href="/tags">{wording.say("tag.all")}</a>
        </Empty>
      )}
      <Pagination page={page} pages={pages} path={tagPath(tag.slug)} wording={wording} />
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
    ...{ name: here.name, description: await descriptionOf(tag), path: pageAddress(path, page) },
    stories: stories.map(({ slug }) => `/news/${encodeURIComponent(slug)}`),
    about: { name: tag.name, path },
  };
  const above = [
    { name: site.name, path: "/" },
    { name: (await siteWording()).say("page.allTags"), path: "/tags" },
  ];
  return [listData(list, site), crumbsData([...above, here], site)];
}

async function descriptionOf(tag: { name: string; description: string }): Promise<string> {
  const described = plainText(tag.description).replaceAll("\n", " ");
  return described || (await siteWording()).say("tag.description", { tag: tag.name });
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
