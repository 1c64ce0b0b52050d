import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { Empty } from "#components/site/empty.tsx";
import { FeedLinks } from "#components/site/feed-links.tsx";
import { JsonLd } from "#components/site/json-ld.tsx";
import { ListHead } from "#components/site/list-head.tsx";
import { Pagination, pageAddress } from "#components/site/pagination.tsx";
import { StoryList } from "#components/site/story-list.tsx";
import { crumbsData, listData } from "#lib/cards/structured.ts";
import { sectionBySlug } from "#lib/sections/queries.ts";
import { siteWording } from "#lib/settings/queries.ts";
import { listStories } from "#lib/stories/queries.ts";
import { pageNumber, readSlug, type SearchParams } from "../../address.ts";
import { Frame } from "../../frame.tsx";
import { ofPage, pageMetadata, siteFacts } from "../../site.ts";

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams };

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { section, page } = await sectionAt(props);
  const wording = await siteWording();
  const title = wording.say("section.title", { section: section.name });
  const about = section.description || wording.say("section.description", { section: section.name });
  return pageMetadata({
    ...(await ofPage(page, title, about)),
    path: pageAddress(sectionPath(section.slug), page),
    feeds: { scope: { kind: "section", slug: section.slug }, name: section.name },
  });
}

export default async function SectionPage(props: Props) {
  const { section, page } = await sectionAt(props);
  const { stories, total, pages } = await listStories({ page, section: section.id });
  if (page > pages) notFound();
  const path = sectionPath(section.slug);
  const wording = await siteWording();
  const site = await siteFacts();
  const home = { name: site.name, path: "/" };
  const description = section.description || wording.say("section.description", { section: section.name });
  const list = {
    ...{ name: section.name, description, path: pageAddress(path, page) },
    stories: stories.map(({ slug }) => `/news/${encodeURIComponent(slug)}`),
  };
  return (
    <Frame current={path}>
      <ListHead title={section.name}>
        {section.description && <p>{section.description}</p>}
        <FeedLinks scope={{ kind: "section", slug: section.slug }} wording={wording} />
      </ListHead>
      {total > 0 ? (
        <StoryList stories={stories} wording={wording} section={false} />
      ) : (
        <Empty title={wording.say("section.empty")}>
          <a href="/news">{wording.say("section.others")}</a>
        </Empty>
      )}
      <Pagination page={page} pages={pages} path={path} wording={wording} />
      <JsonLd things={[listData(list, site), crumbsData([home, { name: section.name, path }], site)]} />
    </Frame>
  );
}

async function sectionAt({ params, searchParams }: Props) {
  const section = await load(readSlug((await params).slug));
  if (!section) notFound();
  return { section, page: pageNumber((await searchParams).page) };
}

const load = cache(sectionBySlug);

function sectionPath(slug: string): string {
  return `/sections/${slug}`;
}
