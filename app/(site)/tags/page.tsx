import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Empty } from "#components/site/empty.tsx";
import { count, ListHead } from "#components/site/list-head.tsx";
import { Pagination, pageAddress } from "#components/site/pagination.tsx";
import { TagColumns, TagIndex } from "#components/site/tag-index.tsx";
import { letterAddress, TagLetters, TagSearch } from "#components/site/tag-search.tsx";
import { findTags, tagIndex, tagLetters, tagsByUse } from "#lib/tags/directory.ts";
import { pageNumber, type SearchParams } from "../address.ts";
import { Frame } from "../frame.tsx";
import { pageMetadata } from "../site.ts";

type Props = { searchParams: SearchParams };

/** As many tags as one page can show at a glance; an index of more has a page for each letter. */
const mostOnOnePage = 400;
const perPage = 300;
const mostFound = 60;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const asked = await askedFor(searchParams);
  const { text, order, letter, page } = asked;
  const ofPage = page > 1 ? `, page ${page}` : "";
  const title =
    text !== ""
      ? `Tags like “${text}”`
      : order === "use"
        ? `Tags, most used first${ofPage}`
        : letter
          ? `Tags: ${letter}${ofPage}`
          : "All tags";
  return pageMetadata({
    title,
    description: `${title === "All tags" ? "Every tag from A to Z" : title}, with the number of stories that bear each.`,
    path: pageAddress(addressOf(asked), page),
    index: text === "" && order === "name",
  });
}

export default async function TagsPage({ searchParams }: Props) {
  const asked = await askedFor(searchParams);
  const letters = await tagLetters();
  const total = letters.reduce((sum, { tags }) => sum + tags, 0);
  if (total === 0)
    return (
      <Frame current="/tags">
        <ListHead title="All tags" />
        <Empty title="No tag is in use yet">Tags appear here with the first story.</Empty>
      </Frame>
    );
  const { text, order, page } = asked;
  const found = text !== "";
  return (
    <Frame current="/tags">
      <ListHead title="All tags">
        <p>{count(total, "tag", "tags")}, each with the number of stories that bear it.</p>
        <TagSearch text={text} order={order} found={found} />
      </ListHead>
      {found ? (
        <Found text={text} />
      ) : order === "use" ? (
        <ByUse page={page} total={total} />
      ) : (
        <ByName letters={letters} total={total} letter={asked.letter} page={page} />
      )}
    </Frame>
  );
}

async function Found({ text }: { text: string }) {
  const { tags, guessed } = await findTags(text, mostFound);
  if (tags.length === 0)
    return (
      <Empty title={`No tag is called anything like “${text}”`}>
        Try another word, or see <a href="/tags">all tags from A to Z</a>.
      </Empty>
    );
  const many = tags.length === mostFound ? `The first ${mostFound} tags` : count(tags.length, "tag", "tags");
  return (
    <section className="tags-found" aria-labelledby="tags-found">
      <h2 id="tags-found">
        {guessed ? `No tag is called “${text}”. Did you mean:` : `${many} with “${text}”`}
      </h2>
      <TagColumns tags={tags} />
    </section>
  );
}

async function ByUse({ page, total }: { page: number; total: number }) {
  const pages = Math.ceil(total / perPage);
  if (page > pages) notFound();
  return (
    <>
      <TagColumns tags={await tagsByUse(page, perPage)} />
      <Pagination page={page} pages={pages} path="/tags?order=use" words={furtherTags} />
    </>
  );
}

type ByNameProps = {
  letters: { letter: string; tags: number }[];
  total: number;
  letter: string | null;
  page: number;
};

async function ByName({ letters, total, letter, page }: ByNameProps) {
  const whole = total <= mostOnOnePage && letter === null;
  const current = whole ? null : (letter ?? letters[0]?.letter ?? "#");
  const here = letters.find((each) => each.letter === current);
  if (!whole && !here) notFound();
  const pages = here ? Math.ceil(here.tags / perPage) : 1;
  if (page > pages) notFound();
  const tags = await tagIndex(current ?? undefined);
  return (
    <>
      <TagLetters letters={letters} current={current} />
      <TagIndex tags={here ? tags.slice((page - 1) * perPage, page * perPage) : tags} />
      {here && <Pagination page={page} pages={pages} path={letterAddress(here.letter)} words={furtherTags} />}
    </>
  );
}

type Asked = { text: string; order: "name" | "use"; letter: string | null; page: number };

/** The page cache has brought the parameters into their one spelling. */
async function askedFor(searchParams: SearchParams): Promise<Asked> {
  const { q, order, letter, page } = await searchParams;
  return {
    text: typeof q === "string" ? q : "",
    order: order === "use" ? "use" : "name",
    letter: typeof letter === "string" ? (letter === "other" ? "#" : letter.toUpperCase()) : null,
    page: pageNumber(page),
  };
}

function addressOf({ text, order, letter }: Asked): string {
  if (text !== "") return `/tags?q=${encodeURIComponent(text)}`;
  if (order === "use") return "/tags?order=use";
  return letter === null ? "/tags" : letterAddress(letter);
}

const furtherTags = { previous: "Previous tags", next: "Further tags" };
