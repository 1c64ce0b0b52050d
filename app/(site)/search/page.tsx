import type { Metadata } from "next";
import { Empty } from "#components/site/empty.tsx";
import { Pagination } from "#components/site/pagination.tsx";
import { searchAddress, type Wanted } from "#components/site/search-address.ts";
import { NothingFound, SearchHelp, SearchSummary } from "#components/site/search-answer.tsx";
import { SearchFacets } from "#components/site/search-facets.tsx";
import { SearchForm } from "#components/site/search-form.tsx";
import { SearchResults } from "#components/site/search-results.tsx";
import { linkTo, Phrase } from "#components/story/phrase.tsx";
import { searchStories } from "#lib/search/queries.ts";
import { siteWording } from "#lib/settings/queries.ts";
import { allOf, type SearchParams } from "../address.ts";
import { Frame } from "../frame.tsx";
import { pageMetadata } from "../site.ts";
import "./search.css";

type Props = { searchParams: SearchParams };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { wanted } = await askedAt(searchParams);
  const wording = await siteWording();
  return pageMetadata({
    title: wanted.q ? wording.say("search.pageTitle", { query: wanted.q }) : wording.say("search.title"),
    description: wording.say("search.description"),
    path: searchAddress(wanted),
    index: searchAddress(wanted) === "/search",
  });
}

export default async function SearchPage({ searchParams }: Props) {
  const { wanted, page } = await askedAt(searchParams);
  const asksNothing = searchAddress(wanted) === "/search";
  const wording = await siteWording();
  return (
    <Frame current="/search">
      <h1 className="search-title">
        {asksNothing ? wording.say("search.title") : wording.say("search.titleOf", { query: wanted.q })}
      </h1>
      <SearchForm q={wanted.q} wording={wording} />
      {asksNothing ? <SearchHelp wording={wording} /> : <Answer wanted={wanted} page={page} />}
      <script src="/search.js" defer />
    </Frame>
  );
}

async function Answer({ wanted, page }: { wanted: Wanted; page: number }) {
  const { q, tags, section, year } = wanted;
  const answer = await searchStories({ query: q, edition: "published", page, tags, section, year });
  const pages = Math.min(answer.pages, lastPage);
  const wording = await siteWording();
  return (
    <>
      <SearchSummary answer={answer} wanted={wanted} wording={wording} />
      <SearchFacets facets={answer.facets} wanted={wanted} total={answer.total} wording={wording} />
      {answer.total === 0 && <NothingFound answer={answer} wanted={wanted} wording={wording} />}
      {answer.total > 0 && page > pages && (
        <Empty title={wording.say("search.noPage", { page })}>
          <Phrase wording={wording} say="search.firstPage" with={{ first: linkTo(searchAddress(wanted)) }} />
        </Empty>
      )}
      <SearchResults stories={answer.results} wording={wording} />
      {page <= pages && (
        <Pagination page={page} pages={pages} path={searchAddress(wanted)} wording={wording} order="match" />
      )}
    </>
  );
}

/** The page cache knows no page of what is found beyond this one. */
const lastPage = 100;

/** What the address asks for; what cannot be is left out, since every query gets an answer. */
async function askedAt(searchParams: SearchParams): Promise<{ wanted: Wanted; page: number }> {
  const { q, tag, section, year, page } = await searchParams;
  const one = (value: string | string[] | undefined) => [value ?? ""].flat()[0] ?? "";
  const wanted = {
    q: one(q),
    tags: allOf(tag),
    section: one(section) || null,
    year: Number(one(year)) || null,
  };
  return { wanted, page: Number(one(page)) || 1 };
}
