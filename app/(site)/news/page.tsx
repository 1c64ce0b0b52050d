import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { cache } from "react";
import { Empty } from "#components/site/empty.tsx";
import { count, ListHead } from "#components/site/list-head.tsx";
import { ChosenTags, MoreTags, taggedAddress } from "#components/site/narrowing.tsx";
import { Pagination, pageAddress } from "#components/site/pagination.tsx";
import { StoryList } from "#components/site/story-list.tsx";
import { siteSettings } from "#lib/settings/queries.ts";
import { listStories, listTagged } from "#lib/stories/queries.ts";
import { tagsAt } from "#lib/tags/queries.ts";
import { allOf, pageNumber, type SearchParams } from "../address.ts";
import { Frame } from "../frame.tsx";
import { pageMetadata } from "../site.ts";

type Props = { searchParams: SearchParams };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { page, tags, path } = await newsAt(searchParams);
  const title = listTitle(tags);
  return pageMetadata({
    title: page > 1 ? `${title}, page ${page}` : title,
    description: `${tags.length > 0 ? title : "Every story"}, newest first, each with our take${page > 1 ? `: page ${page}` : ""}.`,
    path: pageAddress(path, page),
    index: tags.length === 0,
  });
}

export default async function NewsPage({ searchParams }: Props) {
  const { page, tags, path } = await newsAt(searchParams);
  const { stories, total, pages } = await (tags.length > 0
    ? listTagged(
        tags.map(({ id }) => id),
        page,
      )
    : listStories({ page }));
  if (page > pages) notFound();
  return (
    <Frame current="/news">
      <ListHead title={listTitle(tags)}>
        {tags.length > 0 && <ChosenTags tags={tags} />}
        {total > 0 && <p>{count(total, "story", "stories")}, newest first</p>}
        {tags.length > 0 && <MoreTags stories={stories} chosen={tags.map(({ slug }) => slug)} />}
      </ListHead>
      {total > 0 ? (
        <StoryList stories={stories} timeZone={(await siteSettings()).timeZone} />
      ) : (
        <Empty
          title={tags.length > 0 ? "No story bears all of these tags" : "Nothing has been published yet"}
        >
          {tags.length > 0
            ? "Remove a tag above to see more."
            : "Come back soon: stories appear here the moment they are out."}
        </Empty>
      )}
      <Pagination page={page} pages={pages} path={path} />
    </Frame>
  );
}

function listTitle(tags: { name: string }[]): string {
  return tags.length > 0 ? `Stories about ${names.format(tags.map(({ name }) => name))}` : "Latest stories";
}

const names = new Intl.ListFormat("en");

/** The list that the address asks for; a tag that is not known makes it one that does not exist. */
async function newsAt(searchParams: SearchParams) {
  const { page, tag } = await searchParams;
  const slugs = allOf(tag);
  const found = await knownTags(slugs.join("\n"));
  if (found.includes(null)) notFound();
  const tags = [...new Map(found.map((known) => [known?.id, known])).values()].filter(
    (known) => known !== null,
  );
  const path = taggedAddress(tags.map(({ slug }) => slug));
  if (path !== taggedAddress(slugs)) permanentRedirect(pageAddress(path, pageNumber(page)));
  tags.sort((a, b) => a.name.localeCompare(b.name, "en"));
  return { page: pageNumber(page), tags, path };
}

const knownTags = cache((slugs: string) => tagsAt(slugs ? slugs.split("\n") : []));
