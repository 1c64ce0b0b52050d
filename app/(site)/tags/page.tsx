import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Empty } from "#components/site/empty.tsx";
import { ListHead } from "#components/site/list-head.tsx";
import { Pagination, pageAddress } from "#components/site/pagination.tsx";
import { TagColumns, TagIndex } from "#components/site/tag-index.tsx";
import { letterAddress, TagLetters, TagSearch } from "#components/site/tag-search.tsx";
import { linkTo, Phrase } from "#components/story/phrase.tsx";
import { siteWording } from "#lib/settings/queries.ts";
import { findTags, tagIndex, tagLetters, tagsByUse } from "#lib/tags/directory.ts";
import { pageNumber, type SearchParams } from "../address.ts";
import { Frame } from "../frame.tsx";
import { ofPage, pageMetadata } from "../site.ts";

type Props = { searchParams: SearchParams };

/** As many tags as one page can show at a glance; an index of more has a page for each letter. */
const mostOnOnePage = 400;
const perPage = 300;
const mostFound = 60;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const asked = await askedFor(searchParams);
  const { text, order, letter, page } = asked;
  const wording = await siteWording();
  const all = text === "" && order === "name" && !letter;
  const title =
    text !== ""
      ? wording.say("tags.like", { text })
      : order === "use"
        ? wording.say("tags.byUse")
        : letter
          ? wording.say("tags.letter", { letter })
          : wording.say("tags.title");
  const about = all ? wording.say("tags.description") : wording.say("tags.descriptionOf", { title });
  return pageMetadata({
    ...(await ofPage(page, title, about)),
    path: pageAddress(addressOf(asked), page),
    index: text === "" && order === "name",
  });
}

export default async function TagsPage({ searchParams }: Props) {
  const asked = await askedFor(searchParams);
  const wording = await siteWording();
  const letters = await tagLetters();
  const total = letters.reduce((sum, { tags }) => sum + tags, 0);
  if (total === 0)
    return (
      <Frame current="/tags">
        <ListHead title={wording.say("tags.title")} />
        <Empty title={wording.say("tags.none")}>{wording.say("tags.noneMore")}</Empty>
      </Frame>
    );
  const { text, order, page } = asked;
  const found = text !== "";
  return (
    <Frame current="/tags">
      <ListHead title={wording.say("tags.title")}>
        <p>{wording.say("tags.count", { count: total })}</p>
        <TagSearch text={text} order={order} found={found} wording={wording} />
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
  const wording = await siteWording();
  if (tags.length === 0)
    return (
      <Empty title={wording.say("tags.unknown", { text })}>
        <Phrase wording={wording} say="tags.unknownMore" with={{ tags: linkTo("/tags") }} />
      </Empty>
    );
  const found = { count: tags.length, text };
  return (
    <section className="tags-found" aria-labelledby="tags-found">
      <h2 id="tags-found">
        {guessed
          ? wording.say("tags.guessed", { text })
          : wording.say(tags.length === mostFound ? "tags.firstFound" : "tags.found", found)}
      </h2>
      <TagColumns tags={tags} wording={wording} />
    </section>
  );
}

async function ByUse({ page, total }: { page: number; total: number }) {
  const pages = Math.ceil(total / perPage);
  if (page > pages) notFound();
  const wording = await siteWording();
  return (
    <>
      <TagColumns tags={await tagsByUse(page, perPage)} wording={wording} />
      <Pagination page={page} pages={pages} path="/tags?order=use" wording={wording} order="tags" />
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
  const current = whole ? null : (letter ?? letters.find((each) => each.letter !== "#")?.letter ?? "#");
  const here = letters.find((each) => each.letter === current);
  if (!whole && !here) notFound();
  const pages = here ? Math.ceil(here.tags / perPage) : 1;
  if (page > pages) notFound();
  const tags = await tagIndex(current ?? undefined);
  const wording = await siteWording();
  return (
    <>
      <TagLetters letters={letters} current={current} wording={wording} />
      <TagIndex tags={here ? tags.slice((page - 1) * perPage, page * perPage) : tags} wording={wording} />
      {here && (
        <Pagination
          page={page}
          pages={pages}
          path={letterAddress(here.letter)}
          wording={wording}
          order="tags"
        />
      )}
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
