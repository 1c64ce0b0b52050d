import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { cache } from "react";
import { Empty } from "#components/site/empty.tsx";
import { ListHead } from "#components/site/list-head.tsx";
import { ChosenTags, MoreTags, taggedAddress } from "#components/site/narrowing.tsx";
import { Pagination, pageAddress } from "#components/site/pagination.tsx";
import { StoryList } from "#components/site/story-list.tsx";
import type { Wording } from "#lib/language/wording.ts";
import { siteWording } from "#lib/settings/queries.ts";
import { listStories, listTagged } from "#lib/stories/queries.ts";
import { tagsAt } from "#lib/tags/queries.ts";
import { allOf, pageNumber, type SearchParams } from "../address.ts";
import { Frame } from "../frame.tsx";
import { ofPage, pageMetadata } from "../site.ts";

type Props = { searchParams: SearchParams };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { page, tags, path } = await newsAt(searchParams);
  const wording = await siteWording();
  const about =
    tags.length > 0
      ? wording.say("list.aboutDescription", { tags: namesOf(tags, wording) })
      : wording.say("list.description");
  return pageMetadata({
    ...(await ofPage(page, listTitle(tags, wording), about)),
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
  const wording = await siteWording();
  const narrowed = tags.length > 0;
  return (
    <Frame current="/news">
      <ListHead title={listTitle(tags, wording)}>
        {narrowed && <ChosenTags tags={tags} wording={wording} />}
        {total > 0 && <p>{wording.say("list.count", { count: total })}</p>}
        {narrowed && <MoreTags stories={stories} chosen={tags.map(({ slug }) => slug)} wording={wording} />}
      </ListHead>
      {total > 0 ? (
        <StoryList stories={stories} wording={wording} />
      ) : (
        <Empty title={wording.say(narrowed ? "list.noneTagged" : "list.nothing")}>
          {wording.say(narrowed ? "list.noneTaggedMore" : "list.nothingMore")}
        </Empty>
      )}
      <Pagination page={page} pages={pages} path={path} wording={wording} />
    </Frame>
  );
}

function listTitle(tags: Named[], wording: Wording): string {
  return tags.length > 0
    ? wording.say("list.about", { tags: namesOf(tags, wording) })
    : wording.say("list.latest");
}

type Named = { name: string };

function namesOf(tags: Named[], wording: Wording): string {
  return wording.list(tags.map(({ name }) => name));
}

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
  const wording = await siteWording();
  tags.sort((a, b) => wording.compare(a.name, b.name));
  return { page: pageNumber(page), tags, path };
}

const knownTags = cache((slugs: string) => tagsAt(slugs ? slugs.split("\n") : []));
